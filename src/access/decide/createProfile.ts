import type { AccessProfile, Decision } from '../../model/access.ts';
import type { MaskRule } from '../../model/mask.ts';
import type { AccessAction, AskPolicies, PolicyAnswer } from '../cedar/createAsker.ts';
import type { RuledPurpose } from '../rules/readPurposes.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import { circumstancesKey, type Circumstances } from './circumstances.ts';
import { refusalFor } from './refusalFor.ts';

const ALLOWED: Decision = { kind: 'allowed' };

/** Rules, and who answers by them. */
export interface DecidingRules extends RuleSet {
  readonly ask: AskPolicies;
  /** The same text for elements that policies cannot tell apart (`likenessOf`). */
  readonly likeness: ReadonlyMap<string, string>;
}

/**
 * A profile whose decisions are taken when they are first asked for, and kept: after that a decision is one look into a
 * table. Elements between which the rules make no difference are asked about once.
 */
export function createProfile(rules: DecidingRules, circumstances: Circumstances): AccessProfile {
  const { role, purpose: code } = circumstances;
  const purpose = code === undefined ? undefined : rules.purposes.get(code);
  const decisions = new Map<string, Decision>();
  const usable = new Map<string, boolean>();
  const answers = new Map<string, PolicyAnswer>();

  function answerTo(action: AccessAction, coordinate: string): PolicyAnswer {
    const key = `${action} ${rules.likeness.get(coordinate) ?? coordinate}`;
    const known = answers.get(key) ?? rules.ask(circumstances, action, coordinate);
    answers.set(key, known);
    return known;
  }

  function decisionOn(coordinate: string): Decision {
    if (!rules.vocabulary.elements.has(coordinate)) return unknownElement(rules, circumstances, coordinate);
    const answer = answerTo('read', coordinate);
    if (!answer.isAllowed) return { kind: 'refused', refusal: refusalFor(rules, circumstances, coordinate, answer) };
    const mask = maskOf(rules, purpose, coordinate);
    return mask === undefined || answerTo('reveal', coordinate).isAllowed ? ALLOWED : { kind: 'allowed', mask };
  }

  return {
    id: `${rules.version}/${circumstancesKey(circumstances)}`,
    role,
    purpose,
    ...(purpose?.costBudget === undefined ? {} : { costBudget: purpose.costBudget }),
    decide: (coordinate) => kept(decisions, coordinate, decisionOn),
    mayUse: (coordinate) =>
      kept(usable, coordinate, (asked) => rules.vocabulary.elements.has(asked) && answerTo('use', asked).isAllowed),
  };
}

/** A field that no dictionary describes is refused without asking: no policy can speak of it. */
function unknownElement(rules: RuleSet, circumstances: Circumstances, coordinate: string): Decision {
  const refusal = refusalFor(rules, circumstances, coordinate, { isAllowed: false, because: [] });
  return { kind: 'refused', refusal };
}

function maskOf(rules: RuleSet, purpose: RuledPurpose | undefined, coordinate: string): MaskRule | undefined {
  const own = purpose?.ownMasks.get(coordinate);
  if (own !== undefined) return own;
  const [code] = rules.containers.get(coordinate)?.masks ?? [];
  return code === undefined ? undefined : rules.masks.get(code)?.rule;
}

function kept<Value>(table: Map<string, Value>, key: string, make: (key: string) => Value): Value {
  const known = table.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  table.set(key, made);
  return made;
}
