import type { Dictionary, DictionaryEntity } from '../model/dictionary.ts';
import type { TypeBinding } from '../model/typeBinding.ts';
import { namedType } from '../util/namedType.ts';
import type { EntityMeasure } from './measured.ts';
import { groupMeasures } from './plan/groupMeasures.ts';
import { planTable, type PlanSurroundings } from './plan/planTable.ts';
import { rowCounter, type StoredRow } from './rowByRow.ts';

/** Records of one entity, as they were answered. */
export interface RecordSample {
  readonly entity: string;
  readonly records: readonly StoredRow[];
}

/**
 * Measures entities from samples of their records, by the rules that a database counts. What was not answered for every
 * record of the sample is not judged.
 *
 * - gives nothing for an entity without records, or that the dictionary does not know
 */
export function measureSample(
  { entity, records }: RecordSample,
  surroundings: PlanSurroundings,
): EntityMeasure | undefined {
  const startedMs = performance.now();
  const known = surroundings.dictionary.entities.get(entity);
  if (known === undefined) return undefined;
  const names = plainElements(known, surroundings.dictionary);
  const rows = onceEach(known, fullest(records.map((record) => only(names, record))));
  const [first] = rows;
  const plan = first && planTable(entity, asAnswered(known, first), surroundings);
  if (plan === undefined) return undefined;
  const counter = rowCounter(plan.measures, plan.repetitions, groupMeasures(plan.measures, surroundings.settings));
  for (const row of rows) counter.add(row);
  return {
    ...{ entity, extent: 'sample', ...counter.counts(), unmeasured: plan.unmeasured },
    tookMs: performance.now() - startedMs,
  };
}

/** Elements with one value each, that is no record and no value of several parts. */
function plainElements({ elements }: DictionaryEntity, { entities }: Dictionary): readonly string[] {
  return elements.filter(({ type }) => !type.startsWith('[') && !entities.has(namedType(type))).map(({ name }) => name);
}

function only(names: readonly string[], record: StoredRow): StoredRow {
  return Object.fromEntries(names.flatMap((name) => (name in record ? [[name, record[name]]] : [])));
}

/** Records that tell as much as any: one that was met on the way to another may tell less. */
function fullest(records: readonly StoredRow[]): readonly StoredRow[] {
  const sizes = records.map((record) => Object.keys(record).length);
  const most = sizes.reduce((largest, size) => Math.max(largest, size), 0);
  return most === 0 ? [] : records.filter((_, at) => sizes[at] === most);
}

/** A record may have been met on several ways. Values without a key of their own are each as they are. */
function onceEach({ keys: [key] }: DictionaryEntity, records: readonly StoredRow[]): readonly StoredRow[] {
  if (key === undefined) return records;
  const names = key.split(' ');
  return [...new Map(records.map((record) => [JSON.stringify(names.map((name) => record[name])), record])).values()];
}

/** An entity as if its elements were the columns of a table. */
function asAnswered({ name, keys }: DictionaryEntity, record: StoredRow): TypeBinding {
  return { table: name, keys, fields: Object.fromEntries(Object.keys(record).map((element) => [element, element])) };
}
