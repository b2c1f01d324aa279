import {
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';
import { changeWorld } from './changeWorld.ts';
import type { Facts } from './facts.ts';
import type { Arguments } from './fieldArguments.ts';
import type { Row } from './world.ts';

/** One server that holds everything: what graphql-js answers over the public schema and the same world. */
export async function askOracle(
  schema: GraphQLSchema,
  facts: Facts,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult> {
  const fieldResolver: GraphQLFieldResolver<Row | undefined, unknown> = (parent, args: Arguments, _, info) => {
    const row = parent ?? facts.world.root(info.parentType.name);
    if (info.parentType.name === 'Mutation') changeWorld(facts.world, row, info.fieldName, args);
    return facts.value(row, info.fieldName, args);
  };
  const typeResolver: GraphQLTypeResolver<Row, unknown> = (row) => row.__typename;
  return execute({ schema, document, variableValues, fieldResolver, typeResolver });
}
