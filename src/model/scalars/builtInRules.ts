import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, type GraphQLScalarType } from 'graphql';
import { accept, refuse } from './result.ts';
import type { ScalarRule } from './scalarRule.ts';

/** GraphQL's own scalars, with GraphQL's own rules. From: GraphQL specification, October 2021, §3.5. */
export const builtInRules: readonly ScalarRule[] = [
  [GraphQLBoolean, 'true | false'] as const,
  [GraphQLFloat, '1.5'] as const,
  [GraphQLID, '"text" | 1'] as const,
  [GraphQLInt, '-2147483648 … 2147483647'] as const,
  [GraphQLString, '"text"'] as const,
].map(([type, format]) => builtInRule(type, format));

function builtInRule(type: GraphQLScalarType, format: string): ScalarRule {
  const attempt = (convert: (value: unknown) => unknown) => (value: unknown) => {
    try {
      return accept(convert(value));
    } catch {
      return refuse('SCALAR_MALFORMED', { scalar: type.name, format });
    }
  };
  return {
    name: type.name,
    parse: attempt((value) => type.parseValue(value)),
    serialise: attempt((value) => type.serialize(value)),
  };
}
