import { parse } from 'graphql';
import { createInventField } from '../../mock/graph/inventField.ts';
import { mockResolvers } from '../../mock/graph/mockResolvers.ts';
import type { DialBoard } from '../../mock/dials/dialBoard.ts';
import { conditionOf, withDials } from '../../mock/dials/withDials.ts';
import type { MockWorld } from '../../mock/mockWorld.ts';
import type { SourceBinding } from '../../model/binding.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import type { Graph } from '../../model/graph.ts';
import type { Source } from '../../model/source.ts';
import { guardSource, type GuardedSource } from '../../sources/guard/guardSource.ts';
import { defaultLimits } from '../../sources/guard/limits.ts';
import { systemTiming } from '../../sources/guard/timing.ts';
import { createLocalSource, type LocalSettings } from '../../sources/local/createLocalSource.ts';

export interface MockSourceParts {
  readonly world: MockWorld;
  readonly dictionary: Dictionary;
  readonly graph: Graph;
  readonly board: DialBoard;
  /** The source's part of the graph, by id. */
  readonly sdlOf: (id: string) => string;
  readonly local: LocalSettings;
}

/** Each ministry's part of the graph, answered from the world of the mock; the gateway's own part by its own resolvers. */
export function mockSources(bindings: readonly SourceBinding[], parts: MockSourceParts): readonly GuardedSource[] {
  const { world, dictionary, graph, board, sdlOf, local } = parts;
  const inventField = createInventField(world, dictionary, graph.schema);
  return bindings.map((binding) => {
    const { id, ministry } = binding;
    const sdl = sdlOf(id);
    if (binding.kind === 'local') return guarded(createLocalSource({ ...binding, sdl }, local), board);
    const slowMs = (coordinate: string) => board.slowMs(id, coordinate);
    const resolvers = mockResolvers(parse(sdl), { world, dictionary, inventField, slowMs });
    const source = createLocalSource({ id, ministry, kind: 'local', sdl, resolvers }, local);
    // Reported as what it stands in for.
    return guarded(withDials({ ...source, kind: binding.kind, acceptsUnavailable: false }, board), board);
  });
}

/** With the time limits of the gateway, but never left alone: what a dial stopped answers as soon as it is turned back. */
function guarded(source: Source, board: DialBoard): GuardedSource {
  const limits = { ...defaultLimits, failureLimit: Number.MAX_SAFE_INTEGER };
  const guard = guardSource(source, { limits, timing: systemTiming });
  const condition = () => conditionOf(source.id, board);
  return { ...guard, condition, watch: () => Promise.resolve(condition()) };
}
