import { createHmac } from 'node:crypto';

/** Kinds of whom a record tells; part of what is hashed, so that a tax code and a personal identifier never meet. */
export type SubjectKind = 'person' | 'organisation';

/** Where a subject stands in the table of salts: only who has the installation's secret can tell (hexadecimal). */
export function subjectKey(secret: Buffer, kind: SubjectKind, identifier: string): string {
  return createHmac('sha256', secret).update(`${kind}:${identifier}`).digest('hex');
}

/** What stands in records for a subject (base64url): without the salt it cannot be told from chance. */
export function commitmentOf(salt: Uint8Array, kind: SubjectKind, identifier: string): string {
  return createHmac('sha256', salt).update(`${kind}:${identifier}`).digest('base64url');
}
