import type {
  ColumnBinding,
  ComposedBinding,
  FieldBinding,
  RelationBinding,
  TypeBinding,
} from '../../model/typeBinding.ts';
import type { ElementShape } from './elementShape.ts';
import { TOUCHED, type EntityShape } from './shapesOf.ts';
import type { Leaf } from './leaf.ts';
import type { Link } from './linksOf.ts';

/** How one kind of source names and writes things. */
export interface Notation {
  readonly table: (entity: string) => string;
  readonly column: (path: Leaf['path']) => string;
  /** The column of a value, and its format where it has one. */
  readonly value: (leaf: Leaf) => string | ColumnBinding | ComposedBinding;
  /** A list of value objects: how it is led to, and where its objects are. */
  readonly list: (
    shape: EntityShape,
    element: ListShape,
  ) => { readonly relation: RelationBinding; readonly table?: string };
}

export type ListShape = Extract<ElementShape, { readonly kind: 'parts' | 'list' }>;

/** The types of a binding. */
export function typesOf(shapes: readonly EntityShape[], notation: Notation): Readonly<Record<string, TypeBinding>> {
  const entities = shapes.map((shape) => [shape.name, entityBinding(shape, notation)] as const);
  const values = shapes.flatMap((shape) =>
    shape.elements.flatMap((element): (readonly [string, TypeBinding])[] => {
      if (element.kind !== 'list') return [];
      const { table } = notation.list(shape, element);
      const fields = element.parts.map(({ name, leaf }) => [name, notation.value(leaf)] as const);
      return [[element.value, { ...(table !== undefined && { table }), fields: Object.fromEntries(fields) }]];
    }),
  );
  return Object.fromEntries([...entities, ...values]);
}

function entityBinding(shape: EntityShape, notation: Notation): TypeBinding {
  const fields = shape.elements.flatMap((element): (readonly [string, FieldBinding])[] => {
    if (element.kind === 'leaf') return [[element.name, notation.value(element.leaf)]];
    if (element.kind !== 'parts') return [];
    const parts = element.parts.map(({ name, leaf }) => [name, notation.value(leaf)] as const);
    return [[element.name, { value: element.value, parts: Object.fromEntries(parts) }]];
  });
  const lists = shape.elements.flatMap((element) =>
    element.kind === 'list' ? [[element.name, notation.list(shape, element).relation] as const] : [],
  );
  const relations = [...lists, ...shape.links.map((link) => [link.field, relationOf(link, notation)] as const)];
  return {
    table: notation.table(shape.name),
    keys: shape.keys.map((key) => key.join(' ')),
    asOf: asOfColumn(notation),
    fields: Object.fromEntries(fields),
    ...(relations.length > 0 && { relations: Object.fromEntries(relations) }),
  };
}

function asOfColumn(notation: Notation): string | ColumnBinding {
  const column = notation.value(TOUCHED);
  return typeof column === 'string' || 'column' in column ? column : notation.column(TOUCHED.path);
}

function relationOf({ target, isList, places, order }: Link, { column }: Notation): RelationBinding {
  if (!isList)
    return { to: target, key: Object.fromEntries(places.map(({ keyField, leaf }) => [keyField, column(leaf.path)])) };
  const on = places.map(({ keyField, leaf }) => [column([keyField]), column(leaf.path)]);
  const orderBy = order.map((field) => column([field]));
  return { to: target, on: Object.fromEntries(on) as Record<string, string>, list: true, orderBy };
}
