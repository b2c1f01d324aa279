import { Kind, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { readManifest } from '../document/persisted/readManifest.ts';
import { usedCoordinates } from '../document/usedCoordinates.ts';

/** A trusted document as far as a change of the schema concerns it. */
export interface KnownDocument {
  readonly id: string;
  /** Of its first operation with a name. */
  readonly operationName?: string;
  readonly document: DocumentNode;
  readonly uses: ReadonlySet<string>;
}

/** The documents of a manifest that the schema can answer, and those that it cannot, which no change can break. */
export interface DocumentsInUse {
  readonly known: readonly KnownDocument[];
  readonly unanswerable: readonly string[];
}

/** Sorts the documents of a manifest; throws an `Error` for a manifest that cannot be read. */
export function documentsInUse(manifest: string, schema: GraphQLSchema): DocumentsInUse {
  const unanswerable: string[] = [];
  const known = [...readManifest(manifest).byId].flatMap(([id, { text }]): KnownDocument[] => {
    const document = parsed(text);
    if (document === undefined || validate(schema, document).length > 0) {
      unanswerable.push(id);
      return [];
    }
    const operationName = document.definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION && node.name !== undefined ? [node.name.value] : [],
    )[0];
    const uses = usedCoordinates(document, schema);
    return [{ id, document, uses, ...(operationName === undefined ? {} : { operationName }) }];
  });
  return { known, unanswerable };
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}
