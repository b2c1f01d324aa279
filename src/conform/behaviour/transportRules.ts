import type { RuleFacts } from '../rule.ts';
import type { Exchange } from '../target/askTarget.ts';

type Failure = NonNullable<Exchange['failure']>;

export interface TransportRule extends RuleFacts {
  readonly family: 'behaviour';
  /** The examples are failures of an exchange, or `none`. */
  readonly failure: Failure;
}

const HTTP = 'GraphQL over HTTP; RFC 9110';

/** Rules that every exchange is judged by first: without an answer no other rule can speak. */
export const transportRules: readonly TransportRule[] = [
  transportRule('BEHAVIOUR-REACHABLE', 'unreachable', 'The service takes calls.', 'Start it; mend its address.'),
  transportRule('BEHAVIOUR-TIMEOUT', 'timeout', 'Every call is answered in time.', 'Bound the work of a call.'),
  transportRule('BEHAVIOUR-SIZE', 'too large', 'Answers stay within the limit.', 'Answer in pages.'),
  transportRule('BEHAVIOUR-REDIRECT', 'redirect', 'Calls are not sent elsewhere.', 'Name the final address.'),
  transportRule('BEHAVIOUR-JSON', 'not JSON', 'Answers are JSON and say so.', 'Send content-type application/json.'),
  transportRule('BEHAVIOUR-WHOLE', 'cut off', 'Answers come to their end.', 'See why the connection is dropped.'),
];

function transportRule(id: string, failure: Failure, guarantees: string, remedy: string): TransportRule {
  const facts = { id, guarantees, remedy, why: HTTP, good: 'none', bad: failure };
  return { ...facts, family: 'behaviour', severity: 'error', failure };
}
