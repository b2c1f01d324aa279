import type { AskOwnGraph } from '../../model/ownGraph.ts';
import type { RequestContext } from '../../model/source.ts';
import { LruCache } from '../../util/lruCache.ts';
import { createPseudonyms } from '../../util/pseudonyms.ts';
import type { CaseQuestion } from './caseQuestion.ts';

/** How long what was found is taken for true (milliseconds): short, for a case can be closed at any moment. */
const KEPT_MS = 5_000;

/** Answers kept at a time (count). */
const KEPT = 10_000;

/** Longest wait for the ministries (milliseconds); they have shorter limits of their own. */
const WAIT_MS = 15_000;

/** On whose behalf something is looked up, and whom to ask. */
export interface LookupRequest {
  readonly context: RequestContext;
  readonly ask: AskOwnGraph;
}

/** Looks one thing up. */
export type Lookup<Facts> = (id: string, request: LookupRequest) => Promise<Facts | 'unknown' | 'unverifiable'>;

/**
 * Asks the gateway's own graph, once for all who want to know the same at the same time, and remembers for some seconds
 * what was found (not that something was not). What a ministry tells may depend on purpose and agency, so these are part
 * of the question. Keys are hashed with a key made at start: no identifier stays in memory for being asked about.
 */
export function createLookup<Facts extends object>(question: CaseQuestion<Facts>, nowMs: () => number): Lookup<Facts> {
  const pseudonymOf = createPseudonyms();
  const kept = new LruCache<string, { readonly facts: Facts; readonly until: number }>({ maxWeight: KEPT });
  const underway = new Map<string, Promise<Facts | 'unknown' | 'unverifiable'>>();

  async function lookUp(id: string, { context, ask }: LookupRequest): Promise<Facts | 'unknown' | 'unverifiable'> {
    const { name, text, mayRead } = question;
    // Nobody's request alone: it goes on when the one that began it is given up.
    const signal = AbortSignal.timeout(WAIT_MS);
    return question.read(await ask({ name, text, mayRead, variables: { id }, context, signal }));
  }

  return async (id, request) => {
    const { purpose = '', agency = '', role = '' } = request.context;
    const key = pseudonymOf(JSON.stringify([id, purpose, agency, role]));
    const known = kept.get(key);
    if (known !== undefined && known.until > nowMs()) return known.facts;
    const started = underway.get(key) ?? lookUp(id, request);
    underway.set(key, started);
    try {
      const found = await started;
      if (typeof found === 'object') kept.set(key, { facts: found, until: nowMs() + KEPT_MS });
      return found;
    } finally {
      underway.delete(key);
    }
  };
}
