import type { Hash } from '../merkle/hashes.ts';
import { readNote, signNote, type SignedNote } from './signedNote.ts';
import type { SigningKey } from './keyFile.ts';

/** What the log was at a time: so many records with this root. */
export interface TreeHead {
  readonly logId: string;
  readonly size: number;
  readonly root: Hash;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
}

/** The signer that a log's notes name. */
export function signerOf(logId: string): string {
  return `lienthong.audit/${logId}`;
}

/**
 * A signed tree head: origin, size and root (base64), and the time in a line of its own.
 *
 * From: C2SP tlog-checkpoint (https://c2sp.org/tlog-checkpoint), version 1.0.
 */
export function signHead({ logId, size, root, time }: TreeHead, key: SigningKey): string {
  const text = `${signerOf(logId)}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\ntime ${time}\n`;
  return signNote(text, signerOf(logId), { id: key.idFor(signerOf(logId)), private: key.private });
}

/** What a head says; undefined when it is not written as heads are. Whether its signature holds is not asked. */
export function readHead(note: string): { readonly head: TreeHead; readonly note: SignedNote } | undefined {
  const signed = readNote(note);
  if (signed === undefined) return undefined;
  const lines = /^lienthong\.audit\/([0-9a-f]{32})\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\ntime (\S+)\n$/.exec(
    signed.text,
  );
  const [, logId, size, root, time] = lines ?? [];
  if (logId === undefined || size === undefined || root === undefined || time === undefined) return undefined;
  if (signed.signer !== signerOf(logId)) return undefined;
  const bytes = Buffer.from(root, 'base64');
  if (bytes.toString('base64') !== root) return undefined;
  return { head: { logId, size: Number(size), root: bytes.toString('hex'), time }, note: signed };
}
