import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { checkAgainstDictionary } from './checkAgainstDictionary.ts';
import { checkSourceIds } from './checkSourceIds.ts';
import { composeDocuments } from './composeDocuments.ts';
import type { ComposedGraph } from './composedGraph.ts';
import { CompositionError } from './compositionError.ts';
import type { DictionaryWords } from './dictionaryTypes.ts';
import { publicDocument } from './publicDocument.ts';
import { refusedFeatures } from './refusedFeatures.ts';
import { sortedById } from './sortedById.ts';
import { subgraphDocument } from './subgraphDocument.ts';
import type { CheckedPart } from './subgraphPart.ts';

/** Composes the sources' declarations in the dictionary's words to plain data. */
export function composeDeclarations(
  dictionary: DictionaryWords,
  declarations: readonly SubgraphDeclaration[],
): ComposedGraph {
  const subgraphs = sortedById(declarations).map((declaration) => checkedPart(dictionary, declaration));
  CompositionError.refuseIfAny([...checkSourceIds(subgraphs), ...subgraphs.flatMap(({ findings }) => findings)]);
  return composeDocuments(subgraphs, (composed) => publicDocument(dictionary, composed));
}

function checkedPart(dictionary: DictionaryWords, declaration: SubgraphDeclaration): CheckedPart {
  const { document, findings } = subgraphDocument(dictionary, declaration);
  return {
    id: declaration.id,
    document,
    findings: [
      ...findings,
      ...refusedFeatures(declaration.id, document),
      ...checkAgainstDictionary(dictionary, declaration.id, document),
    ],
  };
}
