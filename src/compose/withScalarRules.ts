import type { Graph } from '../model/graph.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { CompositionError } from './compositionError.ts';
import { giveScalarsTheirRules } from './scalarTypes.ts';

/** The graph, its scalars bound to their rules in place. Throws a `CompositionError` for each scalar without one. */
export function withScalarRules(graph: Graph, rules: ReadonlyMap<string, ScalarRule>): Graph {
  CompositionError.refuseIfAny(giveScalarsTheirRules(graph.schema, rules));
  const { supergraphSdl, schema, fieldSources, requiredFields, hash } = graph;
  return { supergraphSdl, schema, fieldSources, requiredFields, hash };
}
