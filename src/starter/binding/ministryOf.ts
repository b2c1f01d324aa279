import type { Ministry } from '../../model/binding.ts';
import type { Dictionary, DictionaryEntity } from '../../model/dictionary.ts';

/** Who keeps entities, by the dictionary: the agency of the first one, as the list of agencies names it. */
export function ministryOf({ codeLists }: Dictionary, [first]: readonly DictionaryEntity[]): Ministry {
  const agency = first?.owner ?? '';
  const entry = codeLists.get('AGENCY')?.entries.find(({ code }) => code === agency);
  return { vi: entry?.nameVi ?? agency, en: entry?.nameEn ?? agency, agency };
}
