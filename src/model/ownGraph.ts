import type { RequestContext, ResponsePath } from './source.ts';
import type { EndSignal } from '../util/ending.ts';

/** A question of the gateway itself, as to whom a case concerns. */
export interface OwnQuestion {
  /** The operation; the same text each time, so that it is planned once. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Name under which the operation is planned; one name, one set of coordinates. */
  readonly name: string;
  /** Coordinates that the gateway may read for it, and nothing else. */
  readonly mayRead: ReadonlySet<string>;
  /** On whose behalf it asks: forwarded to the ministries. */
  readonly context: RequestContext;
  readonly signal: EndSignal;
}

export interface OwnAnswer {
  readonly data: Readonly<Record<string, unknown>> | null;
  /** Where it could not be answered; empty paths for the whole. */
  readonly failedAt: readonly ResponsePath[];
}

/** Asks the gateway's own graph. Rejects only when something is broken in the gateway itself. */
export type AskOwnGraph = (question: OwnQuestion) => Promise<OwnAnswer>;
