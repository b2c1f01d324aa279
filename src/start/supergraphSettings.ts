import type { Config } from '../config.ts';
import { GatewayError } from '../errors/gatewayError.ts';

/** Settings of a subgraph that no binding describes; a ministry's binding says of itself how it is asked. */
const OF_SUBGRAPHS = ['subscriptions', 'shareReads', 'batchRequests'] as const;

/** Refuses, with `CONFIG_INVALID`, what would have no effect without `--supergraph` or `--subgraphs`: whoever set it relies on it. */
export function refuseSupergraphSettings({
  sources,
  overrideLabels,
}: Pick<Config, 'sources' | 'overrideLabels'>): void {
  const [where] = [
    ...Object.entries(sources).flatMap(([id, settings]) =>
      OF_SUBGRAPHS.filter((name) => settings[name] !== undefined).map((name) => `sources.${id}.${name}`),
    ),
    ...(overrideLabels.length > 0 ? ['overrideLabels'] : []),
  ];
  if (where !== undefined)
    throw new GatewayError('CONFIG_INVALID', { where, problem: 'it goes with --supergraph or --subgraphs only' });
}
