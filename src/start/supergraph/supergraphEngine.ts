import type { JoinedGraph } from '../../compose/graphOfSupergraph.ts';
import { schemaDifferences } from '../../compose/schemaDifferences.ts';
import { subgraphsOf, type JoinedSubgraph } from '../../compose/subgraphsOf.ts';
import { createEngine, type EngineParts } from '../../engine.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { FetchIncident } from '../../execute/executionRun.ts';
import type { GatewayAnswer, GatewayRequest } from '../../model/gateway.ts';
import type { RequestContext, SourceCondition, SourceId } from '../../model/source.ts';
import type { SourceWeights } from '../../plan/detours.ts';
import { printProvenance } from '../../answer/printProvenance.ts';
import { progressiveOverrides } from './progressiveOverrides.ts';
import { createSubgraphSource, type SubgraphSettings } from '../../sources/createSubgraphSource.ts';
import type { GuardedSource } from '../../sources/guard/guardSource.ts';
import { SourcesDown } from '../../sources/guard/sourcesDown.ts';
import { withHeaders } from '../../sources/withHeaders.ts';

export interface SupergraphParts {
  readonly graph: JoinedGraph;
  /** By the source's name in the supergraph. */
  readonly settings: Readonly<Record<SourceId, SubgraphSettings>>;
  /** What asking the sources costs in comparison; all the same when left out. */
  readonly sourceWeights?: SourceWeights;
  /** Costs of operations and persisted documents; nothing of the kind when left out. */
  readonly documents?: Pick<EngineParts, 'costs' | 'persisted'>;
  /** Labels of progressive overrides that hold for every request; those of the form `percent(5)` hold for their share. */
  readonly overrideLabels?: readonly string[];
  /** What an operation may cost at most; anything when left out. */
  readonly costBudget?: number;
  /** Whether identical reads are shared where the settings of a source do not say (`shareReads`); not when left out. */
  readonly sharesReads?: boolean;
  readonly onCondition?: (source: SourceId, condition: SourceCondition) => void;
  readonly onIncident?: (incident: FetchIncident) => void;
}

/** A supergraph that was composed elsewhere, ready to be asked by anybody who reaches it. */
export interface SupergraphEngine {
  readonly graph: JoinedGraph;
  /** Not yet watched; whoever runs the engine closes them. */
  readonly sources: readonly GuardedSource[];
  /** `headersFor`: what a source is sent besides, for this request. */
  readonly answer: (request: GatewayRequest, headersFor?: RequestContext['headersFor']) => Promise<GatewayAnswer>;
}

/**
 * An engine without dictionary, tokens and purposes, over the sources of a supergraph.
 * Throws `SUPERGRAPH_UNREADABLE` when a source has no address.
 */
export function createSupergraphEngine(parts: SupergraphParts): SupergraphEngine {
  const { graph, onIncident } = parts;
  const down = new SourcesDown();
  const onCondition = (id: SourceId, condition: SourceCondition) => {
    down.hear(id, condition);
    parts.onCondition?.(id, condition);
  };
  const sources = subgraphsOf(graph.supergraph).map((subgraph) => sourceOf(subgraph, { ...parts, onCondition }));
  const names = new Map(sources.map(({ id }) => [id, { vi: id, en: id }]));
  // Nothing is refused to anybody.
  const access = {
    profileId: 'open',
    refuse: () => undefined,
    ...(parts.costBudget === undefined ? {} : { costBudget: parts.costBudget }),
  };
  const planningFor = progressiveOverrides(graph.supergraph, parts.overrideLabels ?? []);
  const answer = createEngine({
    ...parts.documents,
    graph,
    sources: new Map(sources.map((source) => [source.id, withHeaders(source)])),
    scalars: new Map(),
    sourcesDown: () => down.ids,
    ...(parts.sourceWeights && { sourceWeights: parts.sourceWeights }),
    describe: (plan, provenance) => printProvenance(plan, provenance, names),
    ...(onIncident && { onIncident }),
  });
  return {
    graph,
    sources,
    answer: (request, headersFor) => {
      const { requestId, wantsProvenance } = request;
      const planning = planningFor();
      const planned = planning === undefined ? access : { planning, ...access };
      return answer(request, planned, { requestId, wantsProvenance, headersFor });
    },
  };
}

function sourceOf(
  subgraph: JoinedSubgraph,
  { settings, sharesReads = false, onCondition }: Pick<SupergraphParts, 'settings' | 'sharesReads' | 'onCondition'>,
): GuardedSource {
  const { id } = subgraph;
  const { shareReads = sharesReads, ...own } = settings[id] ?? {};
  if (!URL.canParse(own.url ?? subgraph.url))
    throw new GatewayError('SUPERGRAPH_UNREADABLE', { reason: `${id} has no address.` });
  return createSubgraphSource(
    subgraph,
    { shareReads, ...own },
    {
      compare: schemaDifferences,
      onCondition: (condition) => onCondition?.(id, condition),
    },
  );
}
