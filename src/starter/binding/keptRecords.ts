import type { SampleRecord, SampleRecords } from '../sampleRecords.ts';
import { TOUCHED, type EntityShape } from './shapesOf.ts';

/**
 * Sample records as a source of its own keeps them: with the keys of what they belong to in place of what they lead to, and
 * when they were touched. The records of each place belong together.
 *
 * - `today`: `YYYY-MM-DD`
 */
export function keptRecords(shapes: readonly EntityShape[], records: SampleRecords, today: string): SampleRecords {
  const kept = shapes.map(({ name, elements, foreign }) => {
    const own = (records[name] ?? []).map((record, index): SampleRecord => {
      const values = elements.flatMap((one) => (one.kind === 'none' ? [] : [[one.name, record[one.name]] as const]));
      const keys = foreign.map(({ path, of }) => [path[0] ?? '', records[of.entity]?.[index]?.[of.field]] as const);
      return Object.fromEntries([...values, ...keys, [TOUCHED.path[0] ?? '', `${today}T00:00:00+07:00`]]);
    });
    return [name, own] as const;
  });
  return Object.fromEntries(kept);
}
