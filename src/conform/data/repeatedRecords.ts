import type { Dictionary } from '../../model/dictionary.ts';
import { foldName } from '../../model/text/foldName.ts';
import type { DataRecord } from '../target/gatherRecords.ts';

/** Fewer values than these say too little to call two records the same (count). */
const LEAST_VALUES = 3;

/** Records that say the same as another under a key of their own. */
export function repeatedRecords(records: readonly DataRecord[], dictionary: Dictionary): ReadonlySet<DataRecord> {
  const byContent = new Map<string, DataRecord[]>();
  for (const record of records) {
    const content = contentOf(record, dictionary);
    if (content === undefined) continue;
    byContent.set(content, [...(byContent.get(content) ?? []), record]);
  }
  return new Set([...byContent.values()].filter((twins) => twins.length > 1).flat());
}

function contentOf({ type, fields, links = {} }: DataRecord, dictionary: Dictionary): string | undefined {
  const keys = dictionary.entities.get(type)?.keys ?? [];
  if (keys.length === 0 || keys[0]?.includes(' ') === true) return undefined;
  const { fullNameText: name, birthDate } = fields;
  if (type === 'Person')
    return typeof name === 'string' && typeof birthDate === 'string' ? `${foldName(name)} ${birthDate}` : undefined;
  const values = Object.entries(fields).filter(([field, value]) => !keys.includes(field) && value !== null);
  return values.length < LEAST_VALUES ? undefined : JSON.stringify([type, values, links]);
}
