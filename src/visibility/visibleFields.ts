import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Whether a field of a type is refused to the reader. */
export type IsRefused = (type: string, field: string) => boolean;

/** Fields that a reader sees, by type. A type that is not here is not seen. */
export type VisibleFields = ReadonlyMap<string, ReadonlySet<string>>;

type TypeWithFields = GraphQLObjectType | GraphQLInterfaceType;

/** Takes away what is refused, and then what only led to it, until nothing changes any more. */
class FieldSieve {
  readonly #schema: GraphQLSchema;
  readonly #typed: readonly TypeWithFields[];
  readonly #seen = new Map<string, Set<string>>();

  constructor(schema: GraphQLSchema, isRefused: IsRefused) {
    this.#schema = schema;
    this.#typed = Object.values(schema.getTypeMap()).filter(
      (type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'),
    ) as readonly TypeWithFields[];
    for (const type of this.#typed) {
      const fields = Object.keys(type.getFields()).filter((field) => !isRefused(type.name, field));
      if (fields.length > 0) this.#seen.set(type.name, new Set(fields));
    }
  }

  run(): VisibleFields {
    do {
      while (this.#dropDeadEnds());
    } while (this.#narrowInterfaces());
    return this.#seen;
  }

  /** Fields whose type shows nothing, and with them types of which no field is left. */
  #dropDeadEnds(): boolean {
    let changed = false;
    for (const type of this.#typed) {
      const fields = this.#seen.get(type.name);
      if (fields === undefined) continue;
      const definitions = type.getFields();
      for (const field of fields) {
        const definition = definitions[field];
        if (definition !== undefined && this.#isAlive(getNamedType(definition.type))) continue;
        changed = this.#drop(type.name, field) || changed;
      }
    }
    return changed;
  }

  #isAlive(type: GraphQLNamedType): boolean {
    if (isUnionType(type)) return type.getTypes().some((member) => this.#seen.has(member.name));
    if (isInterfaceType(type))
      return this.#seen.has(type.name) && this.#schema.getPossibleTypes(type).some(({ name }) => this.#seen.has(name));
    return !isObjectType(type) || this.#seen.has(type.name);
  }

  /**
   * A type must have every field of its interfaces (GraphQL specification §3.6.1): an interface shows what may be read on
   * all its types.
   */
  #narrowInterfaces(): boolean {
    let changed = false;
    for (const type of this.#typed) {
      const fields = this.#seen.get(type.name);
      if (fields === undefined) continue;
      for (const { name } of type.getInterfaces())
        for (const field of this.#seen.get(name) ?? [])
          if (!fields.has(field)) changed = this.#drop(name, field) || changed;
    }
    return changed;
  }

  #drop(type: string, field: string): boolean {
    const fields = this.#seen.get(type);
    if (fields?.delete(field) !== true) return false;
    if (fields.size === 0) this.#seen.delete(type);
    return true;
  }
}

/** What of a schema a reader sees to whom some fields are refused. */
export function visibleFields(schema: GraphQLSchema, isRefused: IsRefused): VisibleFields {
  return new FieldSieve(schema, isRefused).run();
}
