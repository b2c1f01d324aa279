import type { DataClass } from '../../model/access.ts';
import type { FieldProvenance } from '../../model/provenance.ts';
import type { AsOfTimes } from '../tree/asOfTimes.ts';
import type { CompiledSelection, SelectedField } from '../writing/compileProjection.ts';
import { recordIssues } from '../../model/scalars/recordIssues.ts';
import { decodeJson } from '../reading/byteJson.ts';
import type { Layout } from '../tree/layout.ts';
import { isLeaf, type Leaves } from '../tree/leaves.ts';
import { ResultNode, type TreeValue } from '../tree/resultNode.ts';
import type { ProjectionRun } from '../writing/projectionRun.ts';

/** Class of a field as the dictionary states it; undefined where it states none. */
export type ClassOf = (parentType: string, fieldName: string) => DataClass | undefined;

type Times = ReadonlyMap<number, string>;

interface Entry {
  readonly field: SelectedField;
  readonly path: readonly string[];
  oldest: string | undefined;
  newest: string | undefined;
}

const NO_TIMES: Times = new Map();

/** Walks the tree along the client's selection and notes, once per path pattern and type, who answered. */
class ProvenanceCollector {
  readonly #entries = new Map<string, Entry>();
  readonly #asOf: AsOfTimes | undefined;
  readonly #run: ProjectionRun;

  constructor(asOf: AsOfTimes | undefined, run: ProjectionRun) {
    this.#asOf = asOf;
    this.#run = run;
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  visitObject(
    node: ResultNode,
    typename: string,
    selection: CompiledSelection,
    path: readonly string[],
    above: Times,
  ): void {
    this.#run.warnings.add(path, recordIssues(typename, textsOf(node, selection.layout, this.#run.leaves)), undefined);
    const own = this.#asOf?.of(node);
    const times: Times = own === undefined ? above : new Map([...above, ...own]);
    for (const field of selection.fieldsOn(typename)) {
      const fieldPath = [...path, field.responseKey];
      this.#note(field, fieldPath, field.fetch && times.get(field.fetch.id));
      if (field.selection === undefined || field.slot === undefined) continue;
      this.#visitValue(node.slots[field.slot], field, field.selection, fieldPath, times);
    }
  }

  #visitValue(
    value: TreeValue,
    field: SelectedField,
    selection: CompiledSelection,
    path: readonly string[],
    times: Times,
  ): void {
    if (field.guard?.leavesOut(value, this.#run) === true) return;
    if (Array.isArray(value)) {
      const items = [...path, '*'];
      for (const item of value as readonly TreeValue[]) this.#visitValue(item, field, selection, items, times);
    } else if (value instanceof ResultNode) {
      const typename = field.typeOf(value);
      if (typename !== undefined) this.visitObject(value, typename, selection, path, times);
    }
  }

  #note(field: SelectedField, path: readonly string[], at: string | undefined): void {
    const key = [field.coordinate, ...path].join('\n');
    let entry = this.#entries.get(key);
    if (entry === undefined) this.#entries.set(key, (entry = { field, path, oldest: at, newest: at }));
    if (at === undefined) return;
    if (entry.oldest === undefined || at < entry.oldest) entry.oldest = at;
    if (entry.newest === undefined || at > entry.newest) entry.newest = at;
  }
}

/** The texts among the elements of a record. */
function textsOf(node: ResultNode, layout: Layout, leaves: Leaves): Readonly<Record<string, unknown>> {
  const texts: Record<string, unknown> = {};
  for (const [planKey, slot] of layout.slots) {
    const value = node.slots[slot];
    const text = isLeaf(value) ? leaves.text(value) : '';
    if (text.startsWith('"')) texts[planKey] = decodeJson(text);
  }
  return texts;
}

function fieldProvenance({ field, path, oldest, newest }: Entry, classOf: ClassOf): FieldProvenance {
  const [parentType = '', fieldName = ''] = field.coordinate.split('.');
  const dataClass = classOf(parentType, fieldName);
  return {
    path,
    coordinate: field.coordinate,
    ...(field.fetch === undefined ? {} : { source: field.fetch.source, fetch: field.fetch.id }),
    ...(dataClass === undefined ? {} : { class: dataClass }),
    ...(oldest === undefined ? {} : { asOf: oldest }),
    ...(newest === undefined || newest === oldest ? {} : { asOfNewest: newest }),
  };
}

/**
 * Which fetch brought each field of an answer, and as of when the ministry said it was so. What the elements of a record
 * say against each other is added to the warnings of `run`.
 */
export function collectProvenance(
  root: ResultNode,
  rootType: string,
  selection: CompiledSelection,
  asOf: AsOfTimes | undefined,
  classOf: ClassOf,
  run: ProjectionRun,
): readonly FieldProvenance[] {
  const collector = new ProvenanceCollector(asOf, run);
  collector.visitObject(root, rootType, selection, [], NO_TIMES);
  return collector.entries.map((entry) => fieldProvenance(entry, classOf));
}
