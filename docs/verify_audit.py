#!/usr/bin/env python3
"""Verifies an export of the audit log (lienthong audit export) without the product.

Usage: python3 verify_audit.py EXPORT.jsonl [--public-key KEY.pem] [--expect-head HEAD.txt]

Needs nothing but Python 3.8. Written from docs/audit.md and the specifications alone: RFC 9162 (the tree),
RFC 8785 (canonical JSON), RFC 8032 (Ed25519), C2SP signed-note and tlog-checkpoint (heads).
Exit code 0: nothing was altered; 1: something was; 2: the file cannot be read.
"""
import base64
import datetime
import hashlib
import json
import re
import sys

# --- Ed25519, RFC 8032, section 5.1 -------------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)


def x_of(y, sign):
    """The x of a point with this y; None when there is none."""
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P == -u % P:
        x = x * I % P
    if v * x * x % P != u or (x == 0 and sign):
        return None
    return P - x if x % 2 != sign else x


def add(a, b):
    """Sum of two points in extended coordinates."""
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def point_of(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    x = x_of(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


def is_signed(public_key, message, signature):
    key, r = point_of(public_key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or key is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- Tree, leaves and notes ---------------------------------------------------------------------------------------


class Tree:
    """A tree that only grows: the hashes of its complete subtrees, the largest first."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def append(self, leaf):
        size = self.size
        while size & 1:
            leaf = hashlib.sha256(b"\x01" + self.peaks.pop() + leaf).digest()
            size >>= 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self):
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = hashlib.sha256(b"\x01" + peak + root).digest()
        return root


def canonical(value):
    """RFC 8785 for what an export holds: texts, whole numbers, null, lists and objects with names in ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def days(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def leaf_hash(line):
    data = line["index"].to_bytes(8, "big") + bytes.fromhex(line["recordId"].replace("-", ""))
    data += days(line["expires"]).to_bytes(4, "big") + bytes.fromhex(line["digest"])
    return hashlib.sha256(b"\x00" + data).digest()


def strict_base64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("base64")
    return data


def read_note(note):
    """Text, signer, key identifier and signature of a signed note."""
    text, signer, data = re.fullmatch("((?:[^\n]+\n)+)\n— ([^ \n+]+) (\\S+)\n", note).groups()
    data = strict_base64(data)
    return text, signer, data[:4], data[4:]


def key_id(signer, public_key):
    return hashlib.sha256(signer.encode() + b"\n\x01" + public_key).digest()[:4]


HEAD = re.compile("lienthong\\.audit/([0-9a-f]{32})\n(\\d+)\n(\\S+)\ntime (\\S+)\n")
KEY = re.compile("lienthong\\.audit/([0-9a-f]{32})\nkey (\\S+)\nsince (\\d+)\ntime (\\S+)\n")

# --- Verification -------------------------------------------------------------------------------------------------


class Verifier:
    def __init__(self):
        self.findings, self.tree, self.keys = [], Tree(), []
        self.log, self.heads, self.signed, self.ended, self.whole = None, 0, 0, False, True
        self.today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
        self.expected = None

    def find(self, kind, detail):
        self.findings.append(f"{kind} {detail}")

    def take(self, number, text):
        """One line of the file, with the newline at its end."""
        try:
            line = json.loads(text)
            # What has another spelling than the canonical one is not what was exported.
            if canonical(line) + "\n" != text:
                raise ValueError("spelling")
            if self.ended or (self.log is None) != (line["type"] == "log"):
                raise ValueError("order")
            {"log": self.on_log, "key": self.on_key, "record": self.on_record, "head": self.on_head, "end": self.on_end}[
                line["type"]
            ](line)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            self.find("FILE_MALFORMED", f"line {number}")

    def on_log(self, line):
        if set(line) != {"type", "format", "logId", "size"} or line["format"] != 1 or type(line["size"]) is not int:
            raise ValueError("log")
        self.log = line

    def signer(self):
        return "lienthong.audit/" + self.log["logId"]

    def on_key(self, line):
        if set(line) != {"type", "note"} or self.tree.size:
            raise ValueError("key")
        text, signer, by, signature = read_note(line["note"])
        log_id, shown, since, _ = KEY.fullmatch(text).groups()
        public_key, since = strict_base64(shown), int(since)
        last_key, last_since = self.keys[-1] if self.keys else (public_key, 0)
        sound = log_id == self.log["logId"] and signer == self.signer() and by == key_id(signer, last_key)
        sound = sound and since >= last_since and (bool(self.keys) or since == 0)
        if not sound or not is_signed(last_key, text.encode(), signature):
            self.find("KEY_ALTERED", f"key {len(self.keys)}")
        self.keys.append((public_key, since))

    def on_record(self, line):
        if set(line) != {"type", "index", "recordId", "expires", "digest", "leafHash", "record"}:
            raise ValueError("record")
        index, record = line["index"], line["record"]
        name = f"record {index} ({line['recordId']})"
        leaf = leaf_hash(line)
        if index != self.tree.size:
            self.find("LEAF_MISSING", f"record {self.tree.size} (found {index})")
            self.whole = False
        if record is None:
            if line["expires"] > self.today:
                self.find("RECORD_REMOVED", name)
        elif hashlib.sha256(canonical(record).encode()).hexdigest() != line["digest"]:
            moved = record.get("recordId") != line["recordId"]
            self.find("RECORD_MOVED" if moved else "RECORD_ALTERED", name)
        if leaf.hex() != line["leafHash"]:
            self.find("LEAF_ALTERED", name)
        self.tree.append(leaf)
        self.compare_expected()

    def on_head(self, line):
        if set(line) != {"type", "note"}:
            raise ValueError("head")
        self.heads += 1
        text, signer, by, signature = read_note(line["note"])
        log_id, size, root, time = HEAD.fullmatch(text).groups()
        size, root = int(size), strict_base64(root)
        key = next((key for key, since in reversed(self.keys) if since < size), None)
        sound = key is not None and log_id == self.log["logId"] and signer == self.signer() and by == key_id(signer, key)
        if not sound or size != self.tree.size or not is_signed(key, text.encode(), signature):
            self.find("HEAD_ALTERED", f"head of {size} records")
        else:
            self.compare(size, root, time)

    def compare(self, size, root, time):
        if root == self.tree.root():
            self.signed = size
        elif self.whole:
            self.find("HEAD_CONTRADICTED", f"head of {size} records ({time}): look at {self.signed} to {size - 1}")
            self.whole = False

    def compare_expected(self):
        if self.expected and self.expected[0] == self.tree.size:
            self.compare(*self.expected)

    def on_end(self, line):
        if set(line) != {"type", "size", "heads", "keys", "root"}:
            raise ValueError("end")
        self.ended = True
        if not self.log["size"] == line["size"] == self.tree.size or line["root"] != self.tree.root().hex():
            self.find("LOG_SHORTENED", f"{self.tree.size} of {line['size']} records")
        if line["heads"] != self.heads or line["keys"] != len(self.keys):
            self.find("FILE_MALFORMED", "heads or keys are missing")


def main(arguments):
    options = dict(zip(arguments[1::2], arguments[2::2]))
    if not arguments or len(arguments) % 2 == 0 or set(options) - {"--public-key", "--expect-head"}:
        print(__doc__, file=sys.stderr)
        return 2
    verifier = Verifier()
    try:
        if "--expect-head" in options:
            with open(options["--expect-head"], encoding="utf-8") as file:
                log_id, size, root, time = HEAD.fullmatch(read_note(file.read())[0]).groups()
            verifier.expected = (int(size), strict_base64(root), time)
        with open(arguments[0], encoding="utf-8", errors="replace", newline="\n") as file:
            for number, text in enumerate(file, 1):
                verifier.take(number, text)
        if "--public-key" in options:
            with open(options["--public-key"], encoding="utf-8") as file:
                pem = "".join(line for line in file.read().split("\n") if not line.startswith("-"))
            if base64.b64decode(pem)[-32:] not in [key for key, _ in verifier.keys]:
                verifier.find("KEY_NOT_TRUSTED", "no key of the log is the one that it is held against")
    except (OSError, ValueError, AttributeError) as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 2
    if not verifier.ended:
        verifier.find("LOG_SHORTENED", f"the file ends after {verifier.tree.size} records")
    if verifier.expected and (verifier.expected[0] > verifier.tree.size or log_id != (verifier.log or {}).get("logId")):
        verifier.find("LOG_SHORTENED", f"the head that was kept outside stands over {verifier.expected[0]} records")
    for finding in verifier.findings:
        print(finding)
    print(f"{verifier.tree.size} records, {verifier.signed} under a signed head, {len(verifier.findings)} findings")
    return 1 if verifier.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
