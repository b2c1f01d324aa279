import {
  execute,
  getNamedType,
  isLeafType,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLTypeResolver,
} from 'graphql';
import type { Answers } from './answerable.ts';
import type { Facts } from './facts.ts';
import type { Arguments } from './fieldArguments.ts';
import { changeWorld } from './changeWorld.ts';
import { carried, carries, isSame, type Representation } from './representation.ts';
import { servedSchema } from './servedSchema.ts';
import type { SubgraphModel, SubgraphType } from './subgraphModel.ts';
import { providedBelow, type SubgraphObject } from './subgraphObject.ts';
import type { Row } from './world.ts';

/** Answers an operation in the subgraph's own words. */
export type AnswerOperation = (
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult>;

/**
 * A subgraph as a strict server: it answers what it really resolves and nothing else.
 *
 * - an operation that is not valid in its schema is refused whole, as every server does
 * - a field that is external is an error, unless it stands on a path with `@provides`, or belongs to a key of a type that
 *   the subgraph extends; one that another subgraph took over is an error, unless it belongs to a key
 * - a field with `@requires` is computed from what the representation carries, and is an error without it
 * - entities are found by a resolvable key that the representation carries whole; all keys that it carries must agree
 */
export function executableSubgraph(subgraph: SubgraphModel, answers: Answers, facts: Facts): AnswerOperation {
  const schema = servedSchema(subgraph);
  const server = new SubgraphServer(subgraph, answers, facts);
  return async (document, variableValues) => {
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return execute({
      schema,
      document,
      variableValues,
      rootValue: undefined,
      fieldResolver: server.resolveField,
      typeResolver: server.resolveType,
    });
  };
}

class SubgraphServer {
  readonly #subgraph: SubgraphModel;
  readonly #answers: Answers;
  readonly #facts: Facts;

  constructor(subgraph: SubgraphModel, answers: Answers, facts: Facts) {
    this.#subgraph = subgraph;
    this.#answers = answers;
    this.#facts = facts;
  }

  resolveField: GraphQLFieldResolver<SubgraphObject | undefined, unknown> = (parent, args: Arguments, _, info) => {
    const { fieldName, parentType } = info;
    if (fieldName === '_service') return { row: { __typename: '_Service', sdl: this.#subgraph.sdl }, provided: [] };
    if (parentType.name === '_Service') return this.#subgraph.sdl;
    if (fieldName === '_entities')
      return (args['representations'] as readonly Representation[]).map((each) => this.#findEntity(each));

    const object = parent ?? { row: this.#facts.world.root(parentType.name), provided: [] };
    const type = this.#typeNamed(parentType.name);
    const below = this.#admit(type, object, fieldName);
    if (parentType.name === 'Mutation') changeWorld(this.#facts.world, object.row, fieldName, args);
    const value = this.#value(type, object, fieldName, args);
    return isLeafType(getNamedType(info.returnType)) ? value : this.#objects(value, below);
  };

  resolveType: GraphQLTypeResolver<SubgraphObject, unknown> = ({ row }, _, { schema }, abstractType) => {
    const possible = schema.getPossibleTypes(abstractType).map(({ name }) => name);
    const name =
      possible.find((each) => each === row.__typename) ?? possible.find((each) => this.#facts.isA(row, each));
    if (name === undefined)
      throw new Error(`${this.#subgraph.id} has no ${row.__typename} among ${abstractType.name}.`);
    return name;
  };

  /** What is provided below the field; throws when the subgraph does not answer it here. */
  #admit(type: SubgraphType, object: SubgraphObject, fieldName: string): SubgraphObject['provided'] {
    const isA = (name: string) => name === type.name || this.#facts.isA(object.row, name);
    const isExternal = type.fields.get(fieldName)?.isExternal === true;
    const keys = this.#keysOf(object.row, type).filter(({ isExtension }) => isExtension || !isExternal);
    const sets = [...object.provided, ...keys.map(({ fields }) => fields)];
    const provided = providedBelow(sets, fieldName, isA);
    if (provided === undefined && !this.#answers(type.name, fieldName))
      throw new Error(`${this.#subgraph.id} does not answer ${type.name}.${fieldName}.`);
    const own = type.fields.get(fieldName)?.provides;
    return own === undefined ? (provided ?? []) : [...(provided ?? []), own];
  }

  /** Keys of the object's type and of its interfaces, whoever else resolves them. */
  #keysOf(row: Row, type: SubgraphType) {
    const types = [...this.#subgraph.types.values()].filter(
      ({ name }) => name === type.name || this.#facts.isA(row, name),
    );
    return types.flatMap(({ keys, isExtension }) => keys.map(({ fields }) => ({ fields, isExtension })));
  }

  #value(type: SubgraphType, object: SubgraphObject, fieldName: string, args: Arguments): unknown {
    const { row, representation } = object;
    const requires = type.fields.get(fieldName)?.requires;
    const stored = this.#facts.stored(row, fieldName, args);
    if (requires === undefined) return this.#facts.value(row, fieldName, args);
    if (representation === undefined) throw new Error(`${type.name}.${fieldName} was asked without its inputs.`);
    const inputs = carried(representation, requires);
    // A value that cannot show its inputs is given for the true ones only.
    const answer = this.#facts.computed(row, fieldName, args, inputs, stored);
    if (answer === stored && stored !== null && !isSame(inputs, this.#facts.select(row, requires)))
      throw new Error(`${type.name}.${fieldName} was asked with wrong inputs.`);
    return answer;
  }

  #objects(value: unknown, provided: SubgraphObject['provided']): unknown {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map((item) => this.#objects(item, provided));
    return { row: value as Row, provided } satisfies SubgraphObject;
  }

  #findEntity(representation: Representation): SubgraphObject | null {
    const name = String(representation['__typename']);
    const type = this.#typeNamed(name);
    const interfaces = [...this.#subgraph.types.values()].filter((each) => type.interfaces.includes(each.name));
    const keys = [type, ...interfaces]
      .flatMap((each) => each.keys)
      .filter(({ isResolvable, fields }) => isResolvable && carries(representation, fields));
    if (keys.length === 0)
      throw new Error(`${this.#subgraph.id} finds no ${name} by ${Object.keys(representation).join(', ')}.`);
    const rows = this.#facts.model.possible(name).flatMap((each) => this.#facts.world.rowsOf(each));
    const row = rows.find((each) =>
      keys.every(({ fields }) => isSame(carried(representation, fields), this.#facts.select(each, fields))),
    );
    return row === undefined ? null : { row, provided: [], representation };
  }

  #typeNamed(name: string): SubgraphType {
    const type = this.#subgraph.types.get(name);
    if (type === undefined) throw new Error(`${this.#subgraph.id} has no type ${name}.`);
    return type;
  }
}
