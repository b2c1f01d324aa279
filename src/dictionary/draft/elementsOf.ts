import type { DictionaryDraft, DraftField } from './draft.ts';

/** All fields that are elements, in the order of the files. */
export function elementsOf(draft: DictionaryDraft): readonly DraftField[] {
  return [...draft.types.values()].flatMap((type) => type.fields).filter((field) => field.use?.name === 'element');
}
