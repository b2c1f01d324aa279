import {
  getNamedType,
  getNullableType,
  GraphQLInt,
  isListType,
  type GraphQLField,
  type GraphQLOutputType,
} from 'graphql';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { NormalArgument } from '../planKeys.ts';
import type { ListSize } from './costDirectives.ts';
import { product, type Term, type VariableValues } from './term.ts';

/** Arguments that say how many items are asked for where the schema does not say which do. */
const USUAL_ARGUMENTS = ['first', 'last', 'limit'];
/** Fields that hold the items of a connection (GraphQL Cursor Connections Specification). */
const USUAL_ITEMS = ['edges', 'nodes'];

/** How often what is under a field is answered for one answer of the field. */
export interface ListExtent {
  readonly size: Term;
  /** Sizes of the fields under it that hold the items. */
  readonly sized: ReadonlyMap<string, Term>;
}

function listDepth(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listDepth(nullable.ofType) : 0;
}

/**
 * What `@listSize` comes to for a field with these arguments.
 *
 * - `stated`: what the schema says; otherwise `first`, `last` and `limit` are taken for what they usually are
 * - `inherited`: size from the connection above it
 */
export function listExtent(
  field: GraphQLField<unknown, unknown>,
  given: readonly NormalArgument[],
  stated: ListSize | undefined,
  inherited: Term | undefined,
  defaultSize: number,
): ListExtent {
  const depth = listDepth(field.type);
  const listSize = stated ?? usualListSize(field, depth);
  const size = inherited ?? (listSize ? statedSize(field, given, listSize, defaultSize) : defaultSize);
  if (depth > 0) return { size: product(size, defaultSize ** (depth - 1)), sized: new Map() };
  return { size: 1, sized: new Map((listSize?.sizedFields ?? []).map((name) => [name, size])) };
}

function usualListSize(field: GraphQLField<unknown, unknown>, depth: number): ListSize | undefined {
  const slicing = field.args.filter(
    ({ name, type }) => USUAL_ARGUMENTS.includes(name) && getNamedType(type) === GraphQLInt,
  );
  if (slicing.length === 0) return undefined;
  return {
    slicingArguments: slicing.map(({ name }) => [name]),
    sizedFields: depth > 0 ? [] : USUAL_ITEMS,
    requireOneSlicingArgument: false,
  };
}

function statedSize(
  field: GraphQLField<unknown, unknown>,
  given: readonly NormalArgument[],
  { slicingArguments, assumedSize, requireOneSlicingArgument }: ListSize,
  defaultSize: number,
): Term {
  if (slicingArguments.length === 0) return assumedSize ?? defaultSize;
  return (variables) => {
    const sizes = slicingArguments.flatMap((path) => sizeAt(path, given, variables));
    if (requireOneSlicingArgument && sizes.length > 1) throw wrongSlicing(field.name, slicingArguments);
    const asked = sizes.length > 0 ? sizes : slicingArguments.flatMap((path) => defaultAt(field, path));
    if (asked.length > 0) return Math.max(0, ...asked);
    if (requireOneSlicingArgument) throw wrongSlicing(field.name, slicingArguments);
    return assumedSize ?? defaultSize;
  };
}

function wrongSlicing(field: string, slicingArguments: ListSize['slicingArguments']): GatewayError {
  const names = slicingArguments.map((path) => path.join('.')).join(', ');
  return new GatewayError('LIST_SIZE_UNSTATED', { field, arguments: names });
}

function sizeAt(
  [name, ...rest]: readonly string[],
  given: readonly NormalArgument[],
  variables: VariableValues,
): number[] {
  const argument = given.find((each) => each.name === name);
  return argument ? numberAt(variables[argument.variable], rest) : [];
}

function defaultAt(field: GraphQLField<unknown, unknown>, [name, ...rest]: readonly string[]): number[] {
  return numberAt(field.args.find((argument) => argument.name === name)?.defaultValue, rest);
}

function numberAt(value: unknown, path: readonly string[]): number[] {
  let at = value;
  for (const name of path)
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === 'number' ? [at] : [];
}
