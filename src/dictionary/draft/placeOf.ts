import type { ASTNode, NameNode } from 'graphql';
import type { DictionaryLocation } from '../../model/dictionary.ts';

/** Where a node's name stands; a description above it does not count. */
export function placeOf(node: ASTNode & { readonly name?: NameNode | undefined }): DictionaryLocation {
  const location = node.name?.loc ?? node.loc;
  return { file: location?.source.name ?? '', line: location?.startToken.line ?? 1 };
}
