import type { OwnAnswer, OwnQuestion } from '../../model/ownGraph.ts';

/**
 * A fixed question to the gateway's own graph about one thing, and how its answer is read.
 *
 * - `text` has the one variable `id`
 * - `read` says `unknown` when nobody knows the thing, `unverifiable` when who should know could not be asked
 */
export interface CaseQuestion<Facts> extends Pick<OwnQuestion, 'name' | 'text' | 'mayRead'> {
  readonly read: (answer: OwnAnswer) => Facts | 'unknown' | 'unverifiable';
}
