import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';

type SubgraphModule = Exclude<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>;
type ResolverMap = Extract<SubgraphModule, { readonly resolvers?: unknown }>['resolvers'];

/**
 * Makes a federation v2 subgraph schema that answers `_entities` and `_service`.
 *
 * - `resolvers`: functions by type and field; their arguments are checked by GraphQL, not by the compiler
 */
export function buildSubgraph(sdl: string, resolvers: object): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as NonNullable<ResolverMap> });
}
