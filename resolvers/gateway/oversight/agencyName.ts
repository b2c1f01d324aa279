import type { Dictionary } from '../../../src/model/dictionary.ts';

export interface AgencyNames {
  readonly agencyCode: string | null;
  readonly agencyVi: string | null;
  readonly agencyEn: string | null;
}

/** An agency as a reader knows it: by its own name, or that of the nearest one above it that the list AGENCY names. */
export function agencyNames(dictionary: Dictionary, code: string | undefined): AgencyNames {
  if (code === undefined || code === '') return { agencyCode: null, agencyVi: null, agencyEn: null };
  const entries = dictionary.codeLists.get('AGENCY')?.entries ?? [];
  for (let above = code; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('.')))) {
    const found = entries.find((entry) => entry.code === above);
    if (found !== undefined) return { agencyCode: code, agencyVi: found.nameVi, agencyEn: found.nameEn };
  }
  return { agencyCode: code, agencyVi: null, agencyEn: null };
}
