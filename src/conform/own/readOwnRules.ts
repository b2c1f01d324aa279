import { z } from 'zod';
import { NO_AGREEMENTS } from '../../model/agreements.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import type { DataStatement } from '../../model/rules/statement.ts';
import { condition } from '../../model/rules/conditionSchema.ts';
import { buildScalarRegistry } from '../../model/scalars/buildScalarRegistry.ts';
import { checkRecords } from '../data/checkRecords.ts';
import type { DataRule } from '../data/dataRule.ts';
import { ruleOf } from '../data/statedRules.ts';

const words = z.string().trim().min(1);
const records = z.array(z.strictObject({ type: z.string(), fields: z.record(z.string(), z.unknown()) })).min(1);

/** Names of rules of one's own; the kit's begin with their family. */
export const OWN_RULE = /^OWN-[A-Z0-9]+(-[A-Z0-9]+)*$/;

const ownRule = z.strictObject({
  id: z.string().regex(OWN_RULE, 'it must look like OWN-AREA-SMALL'),
  severity: z.enum(['error', 'warning']).default('error'),
  guarantees: words,
  why: words,
  remedy: words,
  /** The element that is judged, as `Parcel.parcelArea`. */
  element: words,
  judgesAbsence: z.boolean().default(false),
  when: condition.optional(),
  needs: z.array(z.string().min(1)).default([]),
  brokenWhen: condition,
  good: records,
  bad: records,
});

const file = z.strictObject({ rules: z.array(ownRule).min(1) });

type OwnRule = z.infer<typeof ownRule>;

/** What is wrong with a file of rules, and where. */
export class OwnRulesProblem extends Error {
  readonly where: string;

  constructor(where: string, problem: string) {
    super(problem);
    this.where = where;
  }
}

/**
 * Reads rules of one's own, said as data in the form of `Condition`. Each brings a record that passes and one that does not,
 * which are tried before it is used.
 *
 * - throws `OwnRulesProblem`
 */
export function readOwnRules(content: unknown, dictionary: Dictionary, today: string): readonly DataRule[] {
  const parsed = file.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new OwnRulesProblem(issue?.path.join('.') ?? '', issue?.message ?? 'it cannot be understood');
  }
  const { rules } = parsed.data;
  const twice = rules.find(({ id }, at) => rules.findIndex((other) => other.id === id) < at);
  if (twice !== undefined) throw new OwnRulesProblem(twice.id, 'there are two rules of that name');
  return rules.map((own) => {
    const unknown = unknownElement(own, dictionary);
    if (unknown !== undefined) throw new OwnRulesProblem(own.id, `the dictionary has no element ${unknown}`);
    const rule = ruleOf(statementOf(own));
    tryExamples(own, rule, dictionary, today);
    return rule;
  });
}

function statementOf({ element, when, needs, brokenWhen, good, bad, ...facts }: OwnRule): DataStatement {
  const claim = { needs, brokenWhen, ...(when === undefined ? {} : { when }) };
  return {
    ...facts,
    ...{ good: JSON.stringify(good), bad: JSON.stringify(bad) },
    claim: ({ entity, name }) => (`${entity}.${name}` === element ? claim : undefined),
  };
}

/** An element that a rule names and the dictionary does not know. */
function unknownElement({ element, needs }: OwnRule, { elements }: Dictionary): string | undefined {
  const [entity = ''] = element.split('.');
  return [element, ...needs.map((name) => `${entity}.${name}`)].find((coordinate) => !elements.has(coordinate));
}

function tryExamples({ id, good, bad }: OwnRule, rule: DataRule, dictionary: Dictionary, today: string): void {
  const context = {
    ...{ dictionary, today },
    scalars: buildScalarRegistry(dictionary),
    repeated: new Set<never>(),
    freshness: new Map<string, number>(),
    references: new Map<string, undefined>(),
    agreements: NO_AGREEMENTS,
  };
  const [passed, broken] = [good, bad].map((example) => checkRecords(rule, example, context));
  if (passed?.tested === 0) throw new OwnRulesProblem(`${id}.good`, 'the rule says nothing of it');
  if (passed?.hits.length !== 0) throw new OwnRulesProblem(`${id}.good`, 'it does not pass');
  if (broken?.hits.length === 0) throw new OwnRulesProblem(`${id}.bad`, 'it passes');
}
