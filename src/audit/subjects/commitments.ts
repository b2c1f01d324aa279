import { createHmac } from 'node:crypto';
import { keyedHash } from './keyedHash.ts';

/** Kinds of whom a record tells; part of what is hashed, so that a tax code and a personal identifier never meet. */
export type SubjectKind = 'person' | 'organisation';

/** Where subjects stand in the table of salts: only who has the installation's secret can tell (hexadecimal). */
export function subjectKeys(secret: Uint8Array): (kind: SubjectKind, identifier: string) => string {
  const keyOf = keyedHash(secret);
  return (kind, identifier) => keyOf(`${kind}:${identifier}`);
}

/** What stands in records for a subject (base64url): without the salt it cannot be told from chance. */
export function commitmentOf(salt: Uint8Array, kind: SubjectKind, identifier: string): string {
  return createHmac('sha256', salt).update(`${kind}:${identifier}`).digest('base64url');
}
