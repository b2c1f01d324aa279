import { executeSync, type DocumentNode, type GraphQLSchema } from 'graphql';
import { newResultObject, type ResultObject } from './resultTree.ts';

/** Answers the introspection fields of an operation from the public schema, by plan keys. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode | undefined,
  variables: Readonly<Record<string, unknown>>,
): ResultObject {
  if (document === undefined) return newResultObject();
  const { data } = executeSync({ schema, document, variableValues: variables });
  return data ?? newResultObject();
}
