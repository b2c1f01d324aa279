import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { checkAgainstDictionary } from './checkAgainstDictionary.ts';
import { checkSourceIds } from './checkSourceIds.ts';
import { composeDocuments } from './composeDocuments.ts';
import type { ComposedGraph } from './composedGraph.ts';
import { CompositionError } from './compositionError.ts';
import type { DictionaryWords } from './dictionaryTypes.ts';
import { publicDocument } from './publicDocument.ts';
import { refusedFeatures } from './refusedFeatures.ts';
import { subgraphDocument, type SubgraphDocument } from './subgraphDocument.ts';

/** Documents of sources with their findings, by the text of the declaration: what has not changed is not read again. */
export type PartCache = Map<string, SubgraphDocument>;

/**
 * Composes the sources' declarations in the dictionary's words to plain data. The cache holds the parts of this
 * composition afterwards, and no others.
 */
export function composeDeclarations(
  dictionary: DictionaryWords,
  declarations: readonly SubgraphDeclaration[],
  cache: PartCache = new Map(),
): ComposedGraph {
  const sorted = [...declarations].sort((left, right) => (left.id < right.id ? -1 : 1));
  const fresh: PartCache = new Map();
  const subgraphs = sorted.map((declaration) => {
    const text = JSON.stringify(declaration);
    const part = cache.get(text) ?? checkedPart(dictionary, declaration);
    fresh.set(text, part);
    return { id: declaration.id, ...part };
  });
  cache.clear();
  for (const [text, part] of fresh) cache.set(text, part);
  CompositionError.refuseIfAny([...checkSourceIds(sorted), ...subgraphs.flatMap(({ findings }) => findings)]);
  return composeDocuments(subgraphs, (composed) => publicDocument(dictionary, composed));
}

function checkedPart(dictionary: DictionaryWords, declaration: SubgraphDeclaration): SubgraphDocument {
  const { document, findings } = subgraphDocument(dictionary, declaration);
  return {
    document,
    findings: [
      ...findings,
      ...refusedFeatures(declaration.id, document),
      ...checkAgainstDictionary(dictionary, declaration.id, document),
    ],
  };
}
