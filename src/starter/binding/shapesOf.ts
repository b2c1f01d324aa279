import type { Dictionary } from '../../model/dictionary.ts';
import type { StarterPart } from '../partOf.ts';
import { elementShape, type ElementShape } from './elementShape.ts';
import type { Leaf } from './leaf.ts';
import { linksOf, type Link } from './linksOf.ts';

/** A key of another entity's record that stands in a record. */
export interface ForeignLeaf extends Leaf {
  readonly of: { readonly entity: string; readonly field: string };
}

/** How an entity is kept. */
export interface EntityShape {
  readonly name: string;
  /** Fields of each of its keys. */
  readonly keys: readonly (readonly string[])[];
  readonly elements: readonly ElementShape[];
  readonly foreign: readonly ForeignLeaf[];
  /** Its fields that lead to other entities. */
  readonly links: readonly Link[];
  /** Values by which others lead to it, for each way. */
  readonly askedBy: readonly (readonly Leaf[])[];
}

/** Something of the dictionary that a binding cannot state, and why. */
export interface LeftOut {
  readonly where: string;
  readonly why: string;
}

export interface PartShapes {
  readonly entities: readonly EntityShape[];
  readonly leftOut: readonly LeftOut[];
}

/** When a record was last touched. */
export const TOUCHED: Leaf = { path: ['updatedAt'], type: 'DateTime' };

/** How the entities of a part are kept. */
export function shapesOf(dictionary: Dictionary, part: StarterPart): PartShapes {
  const links = linksOf(part);
  const placed = placedElements(dictionary, part);
  const entities = part.entities.map(({ name, keys }): EntityShape => {
    const kept = links.filter(({ keeper }) => keeper === name);
    return {
      name,
      keys: keys.map((key) => key.split(/\s+/u)),
      elements: placed.get(name) ?? [],
      foreign: distinct(kept.flatMap(foreignLeaves).map((leaf) => [leaf])).flat(),
      links: links.filter(({ entity }) => entity === name),
      askedBy: distinct(kept.filter(({ isList }) => isList).map(({ places }) => places.map(({ leaf }) => leaf))),
    };
  });
  const leftOut = [...placed].flatMap(([entity, elements]) =>
    elements.flatMap((one) => (one.kind === 'none' ? [{ where: `${entity}.${one.name}`, why: one.why }] : [])),
  );
  return { entities, leftOut };
}

function foreignLeaves({ named, places }: Link): readonly ForeignLeaf[] {
  return places
    .filter(({ isElement }) => !isElement)
    .map(({ keyField, leaf }) => ({ ...leaf, of: { entity: named, field: keyField } }));
}

/** Two fields that look at the same relation from its two sides need one place. */
function distinct<L extends Leaf>(ways: readonly (readonly L[])[]): readonly (readonly L[])[] {
  return [...new Map(ways.map((way) => [way.map(({ path }) => path.join('.')).join(' '), way])).values()];
}

/** Objects of one type have one place in a binding: in a list of their own, or inside of other records. */
function placedElements(dictionary: Dictionary, part: StarterPart): ReadonlyMap<string, readonly ElementShape[]> {
  const shapes = part.entities.map(
    ({ name, elements }) => [name, elements.map((element) => elementShape(element, dictionary))] as const,
  );
  const all = shapes.flatMap(([, elements]) => elements);
  const taken = new Set(all.flatMap((element) => (element.kind === 'parts' ? [element.value] : [])));
  const place = (element: ElementShape): ElementShape => {
    if (element.kind !== 'list') return element;
    const { name, value } = element;
    if (taken.has(value)) return { kind: 'none', name, why: `a binding has one place for ${value}, which is taken` };
    taken.add(value);
    return element;
  };
  return new Map(shapes.map(([name, elements]) => [name, elements.map(place)]));
}
