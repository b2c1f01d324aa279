import { buildASTSchema } from 'graphql';
import { withDefer } from '../model/deferDirective.ts';
import type { Graph } from '../model/graph.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { ComposedGraph } from './composedGraph.ts';
import { CompositionError } from './compositionError.ts';
import { giveScalarsTheirRules } from './scalarTypes.ts';

/** The graph of composed data. Without rules, scalars take any value, as in a supergraph composed elsewhere. */
export function graphOfComposed(composed: ComposedGraph, scalarRules?: ReadonlyMap<string, ScalarRule>): Graph {
  // It was validated when it was composed, maybe in another thread; this one is to be held up for as short as can be.
  const schema = withDefer(buildASTSchema(composed.publicDocument, { assumeValidSDL: true }));
  if (scalarRules !== undefined) CompositionError.refuseIfAny(giveScalarsTheirRules(schema, scalarRules));
  const { supergraphSdl, fieldSources, requiredFields, hash } = composed;
  return { supergraphSdl, schema, fieldSources, requiredFields, hash };
}
