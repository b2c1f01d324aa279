import {
  GraphQLBoolean,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLUnionType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLType,
} from 'graphql';
import { reachableTypes } from './reachableTypes.ts';
import { visibleFields, type IsRefused, type VisibleFields } from './visibleFields.ts';

/** A schema must have a question (GraphQL specification §3.3.1), also where none is answered. */
const NOTHING_TO_ASK: GraphQLFieldConfigMap<unknown, unknown> = {
  nothing: { type: GraphQLBoolean, description: 'Nothing may be asked for here. Ở đây không có gì để hỏi.' },
};

/** Without the documents of which a schema was built: they say everything. */
const WITHOUT_SOURCE = { astNode: undefined, extensionASTNodes: [] };

/** Builds the types of a narrower schema anew, as each refers to others. Scalars and enums refer to none and are shared. */
class SchemaCopy {
  readonly #schema: GraphQLSchema;
  readonly #visible: VisibleFields;
  readonly #types = new Map<string, GraphQLNamedType>();

  constructor(schema: GraphQLSchema, visible: VisibleFields, reached: ReadonlySet<string>) {
    this.#schema = schema;
    this.#visible = visible;
    for (const type of Object.values(schema.getTypeMap()))
      if (reached.has(type.name)) this.#types.set(type.name, this.#copy(type));
  }

  make(): GraphQLSchema {
    const { description, directives, extensions, query } = this.#schema.toConfig();
    return new GraphQLSchema({
      description,
      directives,
      extensions,
      types: [...this.#types.values()],
      query: this.#root(query) ?? new GraphQLObjectType({ name: query?.name ?? 'Query', fields: NOTHING_TO_ASK }),
      mutation: this.#root(this.#schema.getMutationType()),
      subscription: this.#root(this.#schema.getSubscriptionType()),
      // As valid as what it was made of (tested with random refusals); to check it takes longer than to make it.
      assumeValid: true,
    });
  }

  #root(type: GraphQLObjectType | null | undefined): GraphQLObjectType | undefined {
    return type ? (this.#types.get(type.name) as GraphQLObjectType | undefined) : undefined;
  }

  #copy(type: GraphQLNamedType): GraphQLNamedType {
    if (isObjectType(type))
      return new GraphQLObjectType({
        ...type.toConfig(),
        ...WITHOUT_SOURCE,
        interfaces: () => this.#kept(type.getInterfaces()),
        fields: () => this.#fields(type),
      });
    if (isInterfaceType(type))
      return new GraphQLInterfaceType({
        ...type.toConfig(),
        ...WITHOUT_SOURCE,
        interfaces: () => this.#kept(type.getInterfaces()),
        fields: () => this.#fields(type),
      });
    if (isUnionType(type))
      return new GraphQLUnionType({
        ...type.toConfig(),
        ...WITHOUT_SOURCE,
        types: () => this.#kept(type.getTypes()),
      });
    if (isInputObjectType(type)) {
      const config = type.toConfig();
      return new GraphQLInputObjectType({
        ...config,
        ...WITHOUT_SOURCE,
        fields: () =>
          mapValues(config.fields, (field) => ({ ...field, astNode: undefined, type: this.#input(field.type) })),
      });
    }
    return type;
  }

  #fields(type: GraphQLObjectType | GraphQLInterfaceType): GraphQLFieldConfigMap<unknown, unknown> {
    const visible = this.#visible.get(type.name);
    const fields = Object.entries(type.toConfig().fields).filter(([name]) => visible?.has(name));
    return mapValues(Object.fromEntries(fields), (field) => ({
      ...field,
      astNode: undefined,
      type: this.#referring(field.type) as GraphQLOutputType,
      args: this.#args(field.args ?? {}),
    }));
  }

  #args(args: GraphQLFieldConfigArgumentMap): GraphQLFieldConfigArgumentMap {
    return mapValues(args, (argument) => ({ ...argument, astNode: undefined, type: this.#input(argument.type) }));
  }

  #input(type: GraphQLInputType): GraphQLInputType {
    return this.#referring(type) as GraphQLInputType;
  }

  #kept<Type extends GraphQLNamedType>(types: readonly Type[]): readonly Type[] {
    return types.flatMap(({ name }) => (this.#types.get(name) as Type | undefined) ?? []);
  }

  #referring(type: GraphQLType): GraphQLType {
    if (isNonNullType(type)) return new GraphQLNonNull(this.#referring(type.ofType));
    if (isListType(type)) return new GraphQLList(this.#referring(type.ofType));
    return this.#types.get(type.name) ?? type;
  }
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** Fields of the types that have any (count): what a schema takes of memory grows with it. */
export function countFields(schema: GraphQLSchema): number {
  return Object.values(schema.getTypeMap()).reduce(
    (sum, type) => sum + ('getFields' in type ? Object.keys(type.getFields()).length : 1),
    0,
  );
}

/**
 * The schema as a reader sees it to whom fields are refused: without them, without what only they lead to (types, inputs,
 * enums), without members of unions and interfaces of which nothing is left. The same object when nothing is refused.
 */
export function visibleSchema(schema: GraphQLSchema, isRefused: IsRefused): GraphQLSchema {
  const refused = new Set<string>();
  const visible = visibleFields(schema, (type, field) => {
    if (!isRefused(type, field)) return false;
    refused.add(`${type}.${field}`);
    return true;
  });
  return refused.size === 0 ? schema : new SchemaCopy(schema, visible, reachableTypes(schema, visible)).make();
}
