import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, subSelections, type DocumentScope } from '../inProcess/collectFields.ts';
import type { Codec } from '../values/codec.ts';
import type { Naming } from './naming.ts';
import type { RewrittenDocument } from './rewriteDocument.ts';

/** What may stand at a place of an answer. */
export type PlaceShape =
  | { readonly kind: 'list'; readonly nullable: boolean; readonly item: PlaceShape }
  | { readonly kind: 'leaf'; readonly nullable: boolean; readonly fits: (value: unknown) => boolean }
  | { readonly kind: 'object'; readonly nullable: boolean; readonly of: ObjectShapes };

/** The shapes of an object by its type; an abstract place tells its type in `__typename`. */
export interface ObjectShapes {
  /** Set where only one type is possible. */
  readonly only: ObjectShape | undefined;
  /** By the ministry's type name; `undefined` for a type that cannot stand here. */
  byType(name: string): ObjectShape | undefined;
}

export interface FieldShape {
  /** Response key. */
  readonly key: string;
  /** Dictionary coordinate, for error messages. */
  readonly coordinate: string;
  readonly codec: Codec;
  readonly place: PlaceShape;
}

export interface ObjectShape {
  /** The dictionary's name of the type. */
  readonly type: string;
  readonly typenameKeys: readonly string[];
  readonly fields: readonly FieldShape[];
}

/**
 * What the answer to a rewritten operation must look like, after the ministry's declared schema. Object types of abstract
 * places are compiled when they are first met.
 */
export function compileAnswer(rewritten: RewrittenDocument, schema: GraphQLSchema, naming: Naming): ObjectShape {
  const { definitions } = rewritten.document;
  const fragments = new Map(
    definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const operation = definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const root = operation && schema.getRootType(operation.operation);
  if (operation === undefined || !isObjectType(root)) throw new Error('Expected an operation that the schema has.');
  return compileObject({ schema, fragments, naming, origins: rewritten.origins }, root, [operation.selectionSet]);
}

interface AnswerScope extends DocumentScope {
  readonly naming: Naming;
  readonly origins: RewrittenDocument['origins'];
}

function compileObject(
  scope: AnswerScope,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ObjectShape {
  const typenameKeys: string[] = [];
  const fields: FieldShape[] = [];
  for (const [key, nodes] of collectFields(scope, type.name, selectionSets)) {
    const node = nodes.find((candidate) => scope.origins.has(candidate));
    if (node === undefined) continue;
    if (node.name.value === '__typename') typenameKeys.push(key);
    else fields.push(compileField(scope, type, key, node, nodes));
  }
  return { type: scope.naming.dictionaryType(type.name), typenameKeys, fields };
}

function compileField(
  scope: AnswerScope,
  type: GraphQLObjectType,
  key: string,
  node: FieldNode,
  nodes: readonly FieldNode[],
): FieldShape {
  const origin = scope.origins.get(node);
  const field = type.getFields()[node.name.value];
  if (origin === undefined || field === undefined) {
    throw new Error(`Expected the declared schema to have ${type.name}.${node.name.value}, but it has not.`);
  }
  return { key, ...origin, place: compilePlace(scope, field.type, subSelections(nodes)) };
}

function compilePlace(scope: AnswerScope, type: GraphQLOutputType, below: readonly SelectionSetNode[]): PlaceShape {
  const nullable = !isNonNullType(type);
  const inner = getNullableType(type);
  if (isListType(inner)) {
    return { kind: 'list', nullable, item: compilePlace(scope, inner.ofType, below) };
  }
  if (below.length === 0) return { kind: 'leaf', nullable, fits: leafTest(getNamedType(type)) };
  const named = getNamedType(type);
  if (isObjectType(named)) {
    const only = compileObject(scope, named, below);
    return { kind: 'object', nullable, of: { only, byType: (name) => (name === named.name ? only : undefined) } };
  }
  const possible = new Map(
    isAbstractType(named) ? scope.schema.getPossibleTypes(named).map((one) => [one.name, one]) : [],
  );
  const met = new Map<string, ObjectShape>();
  const byType = (name: string): ObjectShape | undefined => {
    const known = met.get(name);
    const objectType = possible.get(name);
    if (known !== undefined || objectType === undefined) return known;
    const shape = compileObject(scope, objectType, below);
    met.set(name, shape);
    return shape;
  };
  return { kind: 'object', nullable, of: { only: undefined, byType } };
}

/** Whether a value can be of a leaf type; scalars of the ministry's own are judged by the gateway's scalars later. */
function leafTest(type: GraphQLNamedType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  switch (type.name) {
    case 'Int':
      return Number.isInteger;
    case 'Float':
      return (value) => typeof value === 'number';
    case 'String':
      return (value) => typeof value === 'string';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    default:
      return () => true;
  }
}
