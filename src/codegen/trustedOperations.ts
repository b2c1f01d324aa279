import { createHash } from 'node:crypto';
import { concatAST, Kind, print, separateOperations, type DocumentNode } from 'graphql';

/** An operation with the fragments that it needs, and no others. */
export interface TrustedOperation {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly body: string;
  readonly document: DocumentNode;
  /** SHA-256 of the body (hexadecimal), as automatic persisted queries have it. */
  readonly id: string;
}

/** The named operations of documents, by name. */
export function trustedOperations(documents: readonly DocumentNode[]): readonly TrustedOperation[] {
  return Object.values(separateOperations(concatAST(documents)))
    .flatMap((document) => {
      const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
      if (operation?.name === undefined) return [];
      const body = print(document);
      const id = createHash('sha256').update(body).digest('hex');
      return [{ name: operation.name.value, kind: operation.operation, body, document, id }];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The manifest of trusted documents that the gateway reads (`documents.trustedFile`), in Apollo's shape. */
export function manifestText(operations: readonly TrustedOperation[]): string {
  const listed = operations.map(({ id, name, kind: type, body }) => ({ id, name, type, body }));
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: listed };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
