import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';

/** The operation that a request means (GraphQL specification §6.1, GetOperation), of a kind that the schema offers. */
export function selectOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const named =
    operationName === undefined ? operations : operations.filter(({ name }) => name?.value === operationName);
  const [operation] = named;
  if (operation === undefined || named.length > 1)
    throw new GatewayError('OPERATION_NOT_FOUND', { count: operations.length });
  const kind = operation.operation;
  if (!schema.getRootType(kind)) throw new GatewayError('OPERATION_KIND_UNSUPPORTED', { kind });
  return operation;
}
