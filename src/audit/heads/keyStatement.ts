import type { KeyObject } from 'node:crypto';
import type { SigningKey } from './keyFile.ts';
import { publicKeyOf, rawPublicKey } from './publicKey.ts';
import { keyIdOf, readNote, signNote, type SignedNote } from './signedNote.ts';
import { signerOf } from './treeHead.ts';

/** Says that from a size of the log on, heads are signed by this key. */
export interface KeyStatement {
  readonly logId: string;
  /** Heads above this size (records) are signed by it. */
  readonly since: number;
  readonly publicKey: KeyObject;
  readonly keyId: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
}

/**
 * A new key, signed by the old one (`by`); the first key of a log is signed by itself.
 * The second line keeps it from being taken for a head.
 */
export function signKeyStatement(
  { logId, since, time }: Pick<KeyStatement, 'logId' | 'since' | 'time'>,
  key: SigningKey,
  by: SigningKey,
): string {
  const shown = rawPublicKey(key.public).toString('base64');
  const text = `${signerOf(logId)}\nkey ${shown}\nsince ${since}\ntime ${time}\n`;
  return signNote(text, signerOf(logId), { id: by.idFor(signerOf(logId)), private: by.private });
}

/** What a statement says; undefined when it is not written as statements are. Whether its signature holds is not asked. */
export function readKeyStatement(
  note: string,
): { readonly statement: KeyStatement; readonly note: SignedNote } | undefined {
  const signed = readNote(note);
  if (signed === undefined) return undefined;
  const lines =
    /^lienthong\.audit\/([0-9a-f]{32})\nkey ([A-Za-z0-9+/]{43}=)\nsince (0|[1-9]\d{0,15})\ntime (\S+)\n$/.exec(
      signed.text,
    );
  const [, logId, shown, since, time] = lines ?? [];
  if (logId === undefined || shown === undefined || since === undefined || time === undefined) return undefined;
  const raw = Buffer.from(shown, 'base64');
  const publicKey = publicKeyOf(raw);
  if (publicKey === undefined || raw.toString('base64') !== shown || signed.signer !== signerOf(logId))
    return undefined;
  return {
    statement: { logId, since: Number(since), publicKey, keyId: keyIdOf(signerOf(logId), raw), time },
    note: signed,
  };
}
