import { join } from 'node:path';
import { bindings } from '../../resolvers/index.ts';
import { composeGraph } from '../../src/compose/composeGraph.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import type { Graph } from '../../src/model/graph.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { declarationOf } from '../../src/sources/binding/declarationOf.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';

/** The graph of the shipped dictionary and bindings. */
export function wholeGraph(): Graph {
  const dictionary = loadDictionary(join(packageRoot(), 'schema'));
  return composeGraph(dictionary, bindings.map(declarationOf), buildScalarRegistry(dictionary));
}
