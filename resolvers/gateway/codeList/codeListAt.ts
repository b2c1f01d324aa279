import type { CodeList } from '../../../src/model/dictionary.ts';

/** A code list as the graph answers it. */
export interface CodeListAnswer {
  readonly codeListId: string;
  readonly entries: CodeList['entries'];
}

/** The entries of a list that are valid on a day (`YYYY-MM-DD`), or `null` for a list that the dictionary does not have. */
export function codeListAt(list: CodeList | undefined, day: string): CodeListAnswer | null {
  if (list === undefined) return null;
  const entries = list.entries.filter(
    ({ validFrom, validTo }) => (validFrom ?? '') <= day && (validTo ?? '9999-12-31') >= day,
  );
  return { codeListId: list.id, entries };
}
