import type { Dictionary } from '../../model/dictionary.ts';
import { NOTICE } from './notice.ts';

/** The dictionary as JSON: entities with their elements, and code lists. */
export function dictionaryJson(dictionary: Dictionary): string {
  const published = {
    name: 'Liên Thông shared data dictionary',
    version: dictionary.version,
    notice: NOTICE,
    entities: [...dictionary.entities.values()],
    codeLists: [...dictionary.codeLists.values()],
  };
  return `${JSON.stringify(published, undefined, 2)}\n`;
}
