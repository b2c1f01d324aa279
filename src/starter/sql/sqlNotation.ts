import type { ValueFormat } from '../../model/typeBinding.ts';
import { namedType } from '../../util/namedType.ts';
import type { Leaf } from '../binding/leaf.ts';
import type { EntityShape } from '../binding/shapesOf.ts';
import type { ListShape, Notation } from '../binding/typesOf.ts';
import { words } from '../binding/words.ts';
import { columnName, COMPOSED, SEPARATOR } from './columnsOf.ts';

/** How drivers give what the dictionary writes otherwise. */
const FORMATS: Readonly<Record<string, ValueFormat>> = { Boolean: 'flag', DateTime: 'localDateTime' };

/** Place of a value object in its list. */
export const POSITION: Leaf = { path: ['position'], type: 'Int' };

/** The table of a list of value objects: `health_book_immunisations`. */
export function listTable({ name }: EntityShape, { name: element }: ListShape): string {
  return `${words(name)}_${words(element)}`;
}

/** Where the key of the record stands to which a value object belongs. */
export function ownerLeaves({ name, keys: [key = []], elements }: EntityShape): readonly { own: Leaf; other: Leaf }[] {
  const leaves = elements.flatMap((element) =>
    element.kind === 'leaf' && key.includes(element.name) ? [element.leaf] : [],
  );
  return leaves.map((own) => ({ own, other: { ...own, path: [name, ...own.path] } }));
}

/** A database: a table for each entity, a column for each value, a table for each list of value objects. */
export const sqlNotation: Notation = {
  table: (entity) => words(entity),
  column: columnName,
  value: ({ path, type }) => {
    const scalar = namedType(type);
    const properties = COMPOSED[scalar];
    if (properties !== undefined)
      return { columns: Object.fromEntries(properties.map((one) => [one, columnName([...path, one])])) };
    const column = columnName(path);
    const format = FORMATS[scalar];
    const separator = type.startsWith('[') ? SEPARATOR : undefined;
    if (format === undefined && separator === undefined) return column;
    return { column, ...(format !== undefined && { format }), ...(separator !== undefined && { separator }) };
  },
  list: (shape, element) => {
    const on = ownerLeaves(shape).map(({ own, other }) => [columnName(own.path), columnName(other.path)]);
    return {
      table: listTable(shape, element),
      relation: {
        to: element.value,
        on: Object.fromEntries(on) as Record<string, string>,
        list: true,
        orderBy: [columnName(POSITION.path)],
      },
    };
  },
};
