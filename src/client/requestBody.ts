import type { ClientOptions } from './clientOptions.ts';
import { RequestFailure } from './requestFailure.ts';
import { identifierOf, textOf, type AnyDocument } from './typedDocument.ts';

/**
 * Body of a request: the identifier of the document where it has one and identifiers are sent, otherwise its text.
 *
 * - `withText`: sends the text along with the identifier, for a gateway that has just said that it does not know it
 * - throws `RequestFailure` of kind `no-document`
 */
export function requestBody(
  document: AnyDocument<unknown, never>,
  variables: unknown,
  { send, print }: Pick<ClientOptions, 'send' | 'print'>,
  withText = false,
): string {
  const documentId = send === 'identifier' ? identifierOf(document) : undefined;
  const needsText = documentId === undefined || withText;
  const query = needsText ? (textOf(document) ?? print?.(document as never)) : undefined;
  if (needsText && query === undefined)
    throw new RequestFailure(
      'no-document',
      'The document does not know its text: pass `print` of graphql to the client.',
    );
  return JSON.stringify({ documentId, query, variables });
}
