import { ministryOf } from '../config/ministries.ts';
import type { Maybe } from './maybe.ts';

/** Which record of which ministry proves something, in place of a paper. */
export interface Evidence {
  readonly source: string;
  readonly ministryVi: string;
  readonly ministryEn: string;
  readonly documentKind: string;
  readonly reference: string | null;
  readonly issuedOn: string | null;
}

/** Names a record as evidence: the source, the kind of document it stands for, its number and day (`YYYY-MM-DD`). */
export function evidenceOf(
  source: string,
  documentKind: string,
  reference: Maybe<string>,
  issuedOn: Maybe<string>,
): Evidence {
  const { vi, en } = ministryOf(source);
  return {
    source,
    ministryVi: vi,
    ministryEn: en,
    documentKind,
    reference: reference ?? null,
    issuedOn: issuedOn ?? null,
  };
}
