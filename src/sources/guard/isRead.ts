import { Kind, OperationTypeNode, type DocumentNode } from 'graphql';

/** Whether a document only reads, so that it may be sent twice, or once for two. */
export function isRead(document: DocumentNode): boolean {
  return document.definitions.every(
    (node) => node.kind !== Kind.OPERATION_DEFINITION || node.operation === OperationTypeNode.QUERY,
  );
}
