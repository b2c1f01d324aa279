import type { SourceCondition, SourceId } from '../model/source.ts';
import { createGraphqlSource, type CompareSchemas } from './graphql/createGraphqlSource.ts';
import { createTextDoor } from './graphql/createTextDoor.ts';
import { createSubscriptionDoor, type SubscriptionProtocol } from './graphql/subscriptionDoor.ts';
import { guardSource, type GuardedSource } from './guard/guardSource.ts';
import { defaultLimitsOf } from './guard/limits.ts';
import { shareReads } from './guard/shareReads.ts';
import { systemTiming } from './guard/timing.ts';

/** A federation subgraph that speaks the graph's own words, known by its SDL alone. */
export interface Subgraph {
  readonly id: SourceId;
  readonly url: string;
  /** Read when it is first needed: to check an answer, or to compare it with what the subgraph publishes. */
  readonly sdl: () => string;
}

/** What an operator may set of a subgraph. */
export interface SubgraphSettings {
  /** Where it is, instead of what the supergraph states. */
  readonly url?: string | undefined;
  /** Longest wait for one request to it (milliseconds). */
  readonly timeoutMs?: number | undefined;
  /** How it tells of events; default: over server-sent events. */
  readonly subscriptions?: SubscriptionProtocol | undefined;
  /** Whether identical reads of one caller that are under way at the same time are sent once. Default: not. */
  readonly shareReads?: boolean | undefined;
  /** Whether it takes several requests in one call (a list of them as the body). Default: not. */
  readonly batchRequests?: boolean | undefined;
}

/** Makes the guarded source of a subgraph that no binding describes, as in a supergraph composed elsewhere. */
export function createSubgraphSource(
  { id, url: stated, sdl }: Subgraph,
  {
    url = stated,
    timeoutMs,
    subscriptions = 'sse',
    shareReads: isShared = false,
    batchRequests: isBatched = false,
  }: SubgraphSettings,
  {
    compare,
    onCondition,
  }: { readonly compare: CompareSchemas; readonly onCondition?: (condition: SourceCondition) => void },
): GuardedSource {
  const limits = { ...defaultLimitsOf('graphql'), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
  const nowMs = systemTiming.nowMs.bind(systemTiming);
  const checked = createGraphqlSource({ id }, { url, declaredSdl: sdl, limits, compare, nowMs });
  const door = createTextDoor(id, url, limits, { isBatched });
  const close = async (): Promise<void> => {
    await Promise.all([checked.close(), door.close()]);
  };
  const subscribe = createSubscriptionDoor(id, url, subscriptions);
  const executeText = isShared ? shareReads(door.executeText) : door.executeText;
  const source = { ...checked, sharesReads: isShared, executeText, subscribe, close };
  return guardSource(source, { limits, timing: systemTiming, ...(onCondition && { onCondition }) });
}
