import { TOUCHED, type EntityShape } from '../binding/shapesOf.ts';
import { valueAt, type Leaf } from '../binding/leaf.ts';
import type { SampleRecord, SampleRecords } from '../sampleRecords.ts';
import { words } from '../binding/words.ts';
import { columnName, columnsOf, type Column } from './columnsOf.ts';
import { listTable, ownerLeaves, POSITION } from './sqlNotation.ts';

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Names of the columns of its key; none for lists of value objects. */
  readonly key: readonly string[];
  /** Names of columns by which rows are looked up besides. */
  readonly lookups: readonly (readonly string[])[];
  readonly rows: readonly SampleRecord[];
}

/** The tables of entities and of their lists of value objects, with synthetic rows. */
export function tablesOf(shapes: readonly EntityShape[], records: SampleRecords): readonly Table[] {
  return shapes.flatMap((shape) => [entityTable(shape, records), ...listTables(shape, records)]);
}

function entityTable(shape: EntityShape, records: SampleRecords): Table {
  const leaves = shape.elements.flatMap((element): readonly Leaf[] => {
    if (element.kind === 'leaf') return [element.leaf];
    return element.kind === 'parts' ? element.parts.map(({ leaf }) => leaf) : [];
  });
  const [key = [], ...others] = shape.keys.map((fields) => fields.map((field) => columnName([field])));
  const asked = shape.askedBy.map((way) => way.map(({ path }) => columnName(path)));
  return {
    name: words(shape.name),
    columns: [...leaves, ...shape.foreign, TOUCHED].flatMap(columnsOf),
    key,
    lookups: [...others, ...asked],
    rows: records[shape.name] ?? [],
  };
}

function listTables(shape: EntityShape, records: SampleRecords): readonly Table[] {
  return shape.elements.flatMap((element): Table[] => {
    if (element.kind !== 'list') return [];
    const owners = ownerLeaves(shape);
    const rows = (records[shape.name] ?? []).flatMap((record) => {
      const key = Object.fromEntries(owners.map(({ own }) => [own.path[0] ?? '', valueAt(record, own.path)]));
      const items = valueAt(record, [element.name]);
      return (Array.isArray(items) ? (items as readonly SampleRecord[]) : []).map((item, index) => ({
        ...item,
        [shape.name]: key,
        position: index + 1,
      }));
    });
    return [
      {
        name: listTable(shape, element),
        columns: [...owners.map(({ other }) => other), POSITION, ...element.parts.map(({ leaf }) => leaf)].flatMap(
          columnsOf,
        ),
        key: [],
        lookups: [owners.map(({ other }) => columnName(other.path))],
        rows,
      },
    ];
  });
}
