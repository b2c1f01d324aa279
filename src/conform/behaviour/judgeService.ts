import type { Hit } from '../rule.ts';
import type { Ask, Exchange } from '../target/askTarget.ts';
import type { BehaviourRule, KeyCase, Probe } from './behaviourRule.ts';
import { transportRules } from './transportRules.ts';

/** What a probe came to: how a rule was kept or broken, or why it could not be tested. */
export type Verdict =
  | { readonly rule: string; readonly state: 'passed' }
  | { readonly rule: string; readonly state: 'failed'; readonly hit: Hit }
  | { readonly rule: string; readonly state: 'not tested'; readonly reason: string };

/**
 * Asks what a rule asks. A call without an answer breaks the rule of its transport, and leaves the rule itself
 * untested; a call that was left on purpose needs no answer.
 */
export async function judgeService(rule: BehaviourRule, key: KeyCase, ask: Ask): Promise<readonly Verdict[]> {
  const where = rule.scope === 'service' ? 'Query' : `${key.entity}(${key.keyFields.join(' ')})`;
  const probe = rule.probe(key);
  if (probe === undefined) {
    const reason = key.isKeeper
      ? `No keys of ${key.entity} are known: give some with --keys.`
      : `Only the key of ${key.entity} is kept there.`;
    return [{ rule: rule.id, state: 'not tested', reason }];
  }
  const exchanges: Exchange[] = [];
  for (const call of probe.calls) exchanges.push(await ask(call));
  return judged(rule, where, probe, exchanges);
}

function judged(rule: BehaviourRule, where: string, probe: Probe, exchanges: readonly Exchange[]): readonly Verdict[] {
  const awaited = exchanges.filter((_, place) => probe.calls[place]?.leaveAfterMs === undefined);
  const failed = awaited.find((exchange) => exchange.failure !== undefined)?.failure;
  const transport = transportRules.flatMap((one): Verdict[] => {
    if (one.failure !== failed) return failed === undefined ? [{ rule: one.id, state: 'passed' }] : [];
    const message = `When ${rule.id} was asked for: ${one.failure}.`;
    return [{ rule: one.id, state: 'failed', hit: { where, message } }];
  });
  if (failed !== undefined)
    return [...transport, { rule: rule.id, state: 'not tested', reason: `There was no answer: ${failed}.` }];
  const message = probe.judge(exchanges);
  const own: Verdict =
    message === undefined
      ? { rule: rule.id, state: 'passed' }
      : { rule: rule.id, state: 'failed', hit: { where, message } };
  return [...transport, own];
}
