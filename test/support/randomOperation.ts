import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** A source of numbers in [0, 1) that a seed determines. */
export type Random = () => number;

/** Mulberry32: small, fast, good enough to choose with. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_DEPTH = 5;

/** What an operation says besides its fields, for a schema. */
export interface OperationShape {
  /** Definitions of the variables, without brackets. */
  readonly variables: string;
  /** Selections that use the variables, so that none is unused. */
  readonly uses: string;
  /** Texts of values that an argument of this type, as it is printed, may have; none: it is left out where it may be. */
  readonly values: (type: string) => readonly string[];
  /** Whether fragments may be deferred. */
  readonly defers?: boolean;
}

/** A schema whose arguments are all `Int` or `ID`. */
const USUAL: OperationShape = {
  variables: '$two: Int, $one: ID = "1"',
  uses: '_two: peopleCount(first: $two) _one: person(personalId: $one) { __typename }',
  values: (type) => (type.startsWith('ID') ? ['"1"', '"2"', '"9"', '$one'] : ['0', '1', '2', '$two']),
};

/** Writes operations on a schema: aliases, fragments, conditions, repeated fields. */
class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #fragments: string[] = [];
  readonly #hasClashes: boolean;
  readonly #shape: OperationShape;
  #aliases = 0;

  constructor(schema: GraphQLSchema, random: Random, hasClashes: boolean, shape: OperationShape) {
    this.#shape = shape;
    this.#schema = schema;
    this.#random = random;
    this.#hasClashes = hasClashes;
  }

  write(): RandomOperation {
    const query = this.#schema.getQueryType();
    if (!query) throw new Error('The schema has no queries.');
    const body = this.#selection(query, 0);
    const head = `query($yes: Boolean = true, $no: Boolean = false, ${this.#shape.variables}) `;
    const used = '__typename @include(if: $yes) @skip(if: $no)';
    return {
      query: `${head}{ ${used} ${this.#shape.uses} ...Root } fragment Root on Query ${body} ${this.#fragments.join(' ')}`,
      variables: { two: this.#one([0, 1, 2]) },
    };
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #one<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('Nothing to choose from.');
    return item;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + Math.floor(this.#random() * 4) }, () => this.#part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLCompositeType, depth: number): string {
    if (this.#chance(0.1)) return '__typename';
    if (isUnionType(type) || this.#chance(0.25)) return this.#fragment(type, depth);
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < MAX_DEPTH || isLeafType(getNamedType(field.type)),
    );
    return fields.length === 0 ? '__typename' : this.#field(this.#one(fields), depth);
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const alias = field.args.length > 0 || this.#chance(0.3) ? this.#alias() : '';
    const selection = isLeafType(type) ? '' : ` ${this.#selection(type as GraphQLCompositeType, depth + 1)}`;
    return `${alias}${field.name}${this.#arguments(field)}${this.#condition()}${selection}`;
  }

  /** Few names for many fields clash; a new name for each does not. */
  #alias(): string {
    return this.#hasClashes ? this.#one(['', 'a: ', 'b: ', 'c: ', 'd: ']) : `f${String(this.#aliases++)}: `;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.flatMap(({ name, type }) => {
      const values = this.#shape.values(type.toString());
      const mayLack = !isNonNullType(type) && getNamedType(type).name !== 'ID';
      if (values.length === 0 || (mayLack && this.#chance(0.3))) return [];
      return [`${name}: ${this.#one(values)}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  #condition(): string {
    return this.#chance(0.1)
      ? this.#one([' @include(if: $yes)', ' @include(if: $no)', ' @skip(if: $no)', ' @skip(if: true)'])
      : '';
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.#one(this.#narrower(type));
    const body = this.#selection(on, depth + (this.#chance(0.5) ? 1 : 0) + 0.5);
    const defer = this.#shape.defers === true && this.#chance(0.4) ? ' @defer' : '';
    if (this.#chance(0.5)) return `... on ${on.name}${this.#condition()}${defer} ${body}`;
    const name = `F${String(this.#fragments.length)}`;
    this.#fragments.push(`fragment ${name} on ${on.name} ${body}`);
    return `...${name}${this.#condition()}${defer}`;
  }

  /** Types on which a fragment can stand inside a type. */
  #narrower(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    const wider = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
    return [type, ...wider, ...(isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [])];
  }
}

/** With `hasClashes`, fields may conflict; otherwise the operation is valid. */
export function randomOperation(
  schema: GraphQLSchema,
  random: Random,
  hasClashes = false,
  shape = USUAL,
): RandomOperation {
  return new OperationWriter(schema, random, hasClashes, shape).write();
}
