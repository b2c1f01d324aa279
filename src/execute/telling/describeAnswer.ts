import { getNamedType, getNullableType, isListType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import type { Refusal } from '../../model/access.ts';
import type { AnswerDescription, PartDescription } from '../../model/executedAnswer.ts';
import type { ProjectedField, Projection } from '../../model/operation.ts';
import { possibleTypes } from '../../util/possibleTypes.ts';
import { FIRST_PART } from '../later/deferredParts.ts';
import type { FieldOrigins } from '../tree/fieldOrigins.ts';
import { outputField } from '../tree/outputField.ts';

interface Collected {
  readonly elements: Set<string>;
  readonly refused: Map<string, string>;
}

type Types = ReadonlySet<string>;

/** Walks what the client asked for, once per place. */
class DescriptionWalk {
  readonly parts = new Map<string, Collected>();
  readonly restricted = new Map<string, readonly string[]>();
  isGuarded = false;
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  visit({ fields }: Projection, types: Types, origins: FieldOrigins, path: readonly string[]): void {
    for (const field of fields) if (!field.fieldName.startsWith('__')) this.#visitField(field, types, origins, path);
  }

  #visitField(field: ProjectedField, types: Types, origins: FieldOrigins, path: readonly string[]): void {
    const { fieldName, origin, onTypes, selection } = field;
    const place = origin.kind === 'data' ? origins.child(origin.planKey) : undefined;
    const below = [...path, field.responseKey];
    if (selection?.subjects !== undefined) this.isGuarded = true;
    const inner = new Set<string>();
    for (const type of types) {
      if (onTypes?.has(type) === false) continue;
      const returned = outputField(this.#schema, type, fieldName)?.type;
      if (returned === undefined) continue;
      this.#note(field, type, place?.obstacleOn(type));
      for (const name of possibleTypes(this.#schema, getNamedType(returned).name)) inner.add(name);
      if (selection?.subjects !== undefined && holdsList(returned)) this.restricted.set(below.join('\n'), below);
    }
    if (selection !== undefined) this.visit(selection, inner, place ?? origins.child(''), below);
  }

  #note({ fieldName, origin, deferredBy }: ProjectedField, type: string, obstacle: Refusal | undefined): void {
    const part = this.#part(deferredBy ?? FIRST_PART.id);
    const coordinate = `${type}.${fieldName}`;
    if (obstacle !== undefined) part.refused.set(coordinate, obstacle.code);
    else if (origin.kind === 'data') part.elements.add(coordinate);
    else if (origin.kind === 'refused') {
      // What is refused beneath it is a field of the projection as well.
      const own = origin.refused.find(({ path }) => path.length === 0);
      if (own !== undefined) part.refused.set(coordinate, own.refusal.code);
    }
  }

  #part(id: string): Collected {
    let part = this.parts.get(id);
    if (part === undefined) this.parts.set(id, (part = { elements: new Set(), refused: new Map() }));
    return part;
  }
}

function holdsList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

const NOTHING: PartDescription = { elements: [], refused: [] };

/**
 * What the parts of an answer hold, as far as operation and plan say it: the same for all requests.
 *
 * - `rootType`: name of the type at the root
 */
export function describeAnswer(
  schema: GraphQLSchema,
  projection: Projection,
  origins: FieldOrigins,
  rootType: string,
): AnswerDescription {
  const walk = new DescriptionWalk(schema);
  walk.visit(projection, new Set([rootType]), origins, []);
  const parts = new Map(
    [...walk.parts].map(([id, { elements, refused }]) => [
      id,
      {
        elements: [...elements].sort(),
        refused: [...refused].map(([coordinate, code]) => ({ coordinate, code })).sort(byCoordinate),
      },
    ]),
  );
  return {
    part: (id) => parts.get(id ?? FIRST_PART.id) ?? NOTHING,
    restricted: [...walk.restricted.values()],
    isGuarded: walk.isGuarded,
  };
}

function byCoordinate(left: { readonly coordinate: string }, right: { readonly coordinate: string }): number {
  return left.coordinate < right.coordinate ? -1 : 1;
}
