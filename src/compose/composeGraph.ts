import type { Graph } from '../model/graph.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { composeDeclarations } from './composeDeclarations.ts';
import type { DictionaryWords } from './dictionaryTypes.ts';
import { withScalarRules } from './withScalarRules.ts';

/**
 * Makes one graph of the sources' declarations, without asking any source, in this thread.
 *
 * - the order of the declarations, and of the definitions in them, does not matter
 * - throws a `CompositionError` (`COMPOSITION_FAILED`) with every finding
 */
export function composeGraph(
  dictionary: DictionaryWords,
  declarations: readonly SubgraphDeclaration[],
  scalarRules: ReadonlyMap<string, ScalarRule>,
): Graph {
  return withScalarRules(composeDeclarations(dictionary, declarations), scalarRules);
}
