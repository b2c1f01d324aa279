import type { DraftCodeList, DraftRow } from '../draft/draft.ts';
import type { DictionaryRule } from './rule.ts';

/** What is wrong with a row of a code list. */
export interface RowBreach {
  readonly row: DraftRow;
  readonly message: string;
}

/** A rule that looks at one code list at a time. */
export function codeListRule(
  about: Pick<DictionaryRule, 'name' | 'severity' | 'remedy'>,
  breaches: (list: DraftCodeList) => readonly RowBreach[],
): DictionaryRule {
  return {
    ...about,
    check: (draft) =>
      [...draft.codeLists.values()].flatMap((list) =>
        breaches(list).map(({ row, message }) => ({ place: { file: list.file.name, line: row.line }, message })),
      ),
  };
}
