import { hash, sign, verify, type KeyObject } from 'node:crypto';

/**
 * A text that somebody signed by Ed25519: the text, a blank line, and a line of signature.
 *
 * From: C2SP signed-note (https://c2sp.org/signed-note), version 1.0.
 */
export interface SignedNote {
  /** With the newline at its end. */
  readonly text: string;
  readonly signer: string;
  /** First four bytes of the hash over signer and public key, hexadecimal. */
  readonly keyId: string;
  readonly signature: Buffer;
}

/** C2SP's number for Ed25519. */
const ED25519 = 1;
const KEY_ID_BYTES = 4;

/** How signature lines name a key; `publicKey` is the raw 32 bytes. */
export function keyIdOf(signer: string, publicKey: Uint8Array): string {
  const named = Buffer.concat([Buffer.from(`${signer}\n`), Buffer.from([ED25519]), publicKey]);
  return hash('sha256', named, 'hex').slice(0, 2 * KEY_ID_BYTES);
}

/** Signs a text, which must end in a newline. */
export function signNote(
  text: string,
  signer: string,
  key: { readonly id: string; readonly private: KeyObject },
): string {
  const signature = sign(null, Buffer.from(text), key.private);
  const shown = Buffer.concat([Buffer.from(key.id, 'hex'), signature]).toString('base64');
  return `${text}\n— ${signer} ${shown}\n`;
}

/** The parts of a note with one signature; undefined when it is not written exactly so. Whether it holds is not asked. */
export function readNote(note: string): SignedNote | undefined {
  const parts = /^((?:[^\n]+\n)+)\n— ([^ \n+]+) ([A-Za-z0-9+/]+=*)\n$/.exec(note);
  const [, text, signer, shown] = parts ?? [];
  if (text === undefined || signer === undefined || shown === undefined) return undefined;
  const bytes = Buffer.from(shown, 'base64');
  // One signature has one spelling, or a changed bit in the padding would pass.
  if (bytes.toString('base64') !== shown || bytes.length !== KEY_ID_BYTES + 64) return undefined;
  return {
    text,
    signer,
    keyId: bytes.subarray(0, KEY_ID_BYTES).toString('hex'),
    signature: bytes.subarray(KEY_ID_BYTES),
  };
}

/** Whether the note was signed by this key. */
export function isSignedBy(note: SignedNote, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(note.text), publicKey, note.signature);
}
