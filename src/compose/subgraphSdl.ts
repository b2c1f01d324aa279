import { print } from 'graphql';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { CompositionError } from './compositionError.ts';
import type { DictionaryWords } from './dictionaryTypes.ts';
import { subgraphDocument } from './subgraphDocument.ts';

/** The federation v2 SDL of a source, whichever way it is declared. */
export function subgraphSdl(dictionary: DictionaryWords, declaration: SubgraphDeclaration): string {
  const { document, findings } = subgraphDocument(dictionary, declaration);
  if (findings.length > 0) throw new CompositionError(findings);
  return print(document);
}
