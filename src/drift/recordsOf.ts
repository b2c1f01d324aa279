import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** Values of one object of an answer, by the names of the dictionary. */
export interface AnswerRecord {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;

/** Lists in lists that are looked into (count). */
const MOST_LISTS = 4;

/**
 * The objects in a source's answer, at most so many. What a source may have made up is met by looking at nothing that the
 * document does not ask for.
 */
export function recordsOf(
  document: DocumentNode,
  data: unknown,
  schema: GraphQLSchema,
  most: number,
): readonly AnswerRecord[] {
  const reader = new Reader(schema, most);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: undefined };
    reader.read(data, root[definition.operation]?.name ?? '', definition.selectionSet);
  }
  return reader.records;
}

class Reader {
  readonly records: AnswerRecord[] = [];
  readonly #schema: GraphQLSchema;
  readonly #most: number;

  constructor(schema: GraphQLSchema, most: number) {
    this.#schema = schema;
    this.#most = most;
  }

  /**
   * - `declared`: type of the place; empty where only the object itself, or a fragment, says it
   * - `lists`: lists in lists on the way here (count): a schema has few, a ministry that lies any number
   */
  read(value: unknown, declared: string, selectionSet: SelectionSetNode, lists = 0): void {
    if (this.records.length >= this.#most || lists > MOST_LISTS) return;
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) this.read(item, declared, selectionSet, lists + 1);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const object = value as Json;
    const type = this.#typeOf(object, declared, selectionSet);
    const fields: Record<string, unknown> = {};
    this.#collect(object, type, selectionSet, fields);
    if (Object.keys(fields).length > 0) this.records.push({ type, fields });
  }

  /** What an object says of itself counts only where the schema knows such a type. */
  #typeOf({ __typename: stated }: Json, declared: string, { selections }: SelectionSetNode): string {
    if (typeof stated === 'string' && isObjectType(this.#schema.getType(stated))) return stated;
    if (isObjectType(this.#schema.getType(declared))) return declared;
    const conditions = selections.flatMap((each) =>
      each.kind === Kind.INLINE_FRAGMENT && each.typeCondition !== undefined ? [each.typeCondition.name.value] : [],
    );
    return new Set(conditions).size === 1 ? (conditions[0] ?? '') : '';
  }

  #collect(object: Json, type: string, { selections }: SelectionSetNode, fields: Record<string, unknown>): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value ?? type;
        if (on === type || isInterfaceType(this.#schema.getType(on)))
          this.#collect(object, type, selection.selectionSet, fields);
        continue;
      }
      const name = selection.name.value;
      const value = object[(selection.alias ?? selection.name).value];
      if (value === undefined || name === '__typename') continue;
      if (selection.selectionSet !== undefined) this.read(value, this.#typeAt(type, name), selection.selectionSet);
      else if ((selection.arguments ?? []).length === 0) fields[name] = value;
    }
  }

  #typeAt(parent: string, field: string): string {
    const type = this.#schema.getType(parent);
    if (!isObjectType(type) && !isInterfaceType(type)) return '';
    const known = type.getFields()[field];
    return known === undefined ? '' : getNamedType(known.type).name;
  }
}
