import { isAgencyPattern } from '../agencyPattern.ts';
import { rulesInvalid, type RuleFinding } from '../rules/finding.ts';
import type { RuleText } from '../rules/ruleFiles.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import type { Cedar } from './cedarInstance.ts';
import { entityReferences, type EntityReference } from './entityReferences.ts';
import { schemaText } from './schemaText.ts';
import { isPolicyRefusal, POLICY_REFUSALS, type PolicyRefusal } from './policyRefusals.ts';

/** A policy as it stands in a file. */
export interface Policy {
  /** Its annotation `@id`; also its name in decisions. */
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly effect: 'permit' | 'forbid';
  /** What it says, in words. */
  readonly en: string;
  readonly vi: string;
  /** Code of the refusal; of forbidding policies only. */
  readonly refusal?: PolicyRefusal;
  readonly article?: string;
  readonly references: readonly EntityReference[];
}

interface Part {
  readonly file: RuleText;
  readonly text: string;
  /** Where its text begins in that of the file (UTF-16 units). */
  readonly start: number;
}

/**
 * Reads the policies of all files.
 *
 * - throws `ACCESS_RULES_INVALID`, with file and line, for a syntax error, a template, an `@id` that is missing or there
 *   twice, a forbidding policy that does not say its refusal and article, and a reference to what does not exist
 */
export function readPolicies(cedar: Cedar, files: readonly RuleText[], rules: RuleSet): readonly Policy[] {
  const parts = files.flatMap((file) => partsOf(cedar, file));
  const findings: RuleFinding[] = [];
  const seen = new Set<string>();
  const policies = parts.map((part) => {
    const found = (problem: string, at = 0) => findings.push({ where: placeIn(part.file, part.start + at), problem });
    const policy = policyOf(cedar, part, found);
    if (seen.has(policy.id)) found(`the policy ${policy.id} is there twice`);
    seen.add(policy.id);
    for (const reference of policy.references) {
      const problem = referenceProblem(reference, rules);
      if (problem !== undefined) found(`${policy.id}: ${problem}`, Math.max(part.text.indexOf(literal(reference)), 0));
    }
    return policy;
  });
  if (findings.length > 0) throw rulesInvalid(findings);
  validate(cedar, policies, parts, rules);
  return policies;
}

/** `policies/20-sensitive.cedar:12` of a place in a file. */
function placeIn({ file, text }: RuleText, at: number): string {
  return `${file}:${String(text.slice(0, at).split('\n').length)}`;
}

function partsOf(cedar: Cedar, file: RuleText): readonly Part[] {
  const answer = guarded(file, () => cedar.policySetTextToParts(file.text));
  if (answer.type === 'failure') {
    const findings = answer.errors.map(({ message, help, sourceLocations }) => ({
      where: placeIn(file, textIndex(file.text, sourceLocations?.[0]?.start ?? 0)),
      problem: help === null ? message : `${message} (${help})`,
    }));
    throw rulesInvalid(findings);
  }
  if (answer.policy_templates.length > 0)
    throw rulesInvalid([{ where: `${file.file}:1`, problem: 'it holds a template' }]);
  return answer.policies
    .map((text) => ({ file, text, start: Math.max(file.text.indexOf(text), 0) }))
    .sort((left, right) => left.start - right.start);
}

function policyOf(cedar: Cedar, { file, text }: Part, found: (problem: string) => void): Policy {
  const answer = guarded(file, () => cedar.policyToJson(text));
  if (answer.type === 'failure') throw rulesInvalid([{ where: file.file, problem: answer.errors[0]?.message ?? '' }]);
  const { effect, annotations = {} } = answer.json;
  const { id = '', refusal = '', article = '', en = '', vi = '' } = annotations as Readonly<Record<string, string>>;
  if (!/^[a-z][a-z0-9-]*$/.test(id)) found('a policy has no name: @id("words-with-hyphens")');
  if (en === '' || vi === '') found(`${id}: what it says is missing: @en("…") and @vi("…")`);
  const isForbid = effect === 'forbid';
  if (isForbid && !isPolicyRefusal(refusal))
    found(`${id}: its refusal is missing or unknown: @refusal("…"), one of ${POLICY_REFUSALS.join(', ')}`);
  if (isForbid && article === '') found(`${id}: the article on which it rests is missing: @article("…")`);
  return {
    id,
    file: file.file,
    text,
    effect,
    en,
    vi,
    references: entityReferences(answer.json),
    ...(isForbid && isPolicyRefusal(refusal) ? { refusal, article } : {}),
  };
}

/** What is wrong with a reference; enumerations are checked with the schema. */
function referenceProblem({ type, id }: EntityReference, { vocabulary, purposes }: RuleSet): string | undefined {
  switch (type) {
    case 'Element':
      return vocabulary.elements.has(id) ? undefined : `there is no element ${id}`;
    case 'Purpose':
      return purposes.has(id) ? undefined : `there is no purpose ${id}`;
    case 'Agencies':
      return isAgencyPattern(id) ? undefined : `${id} is no pattern of agency codes`;
    case 'Caller':
      return 'policies are about roles, not about persons';
    default:
      return undefined;
  }
}

function validate(cedar: Cedar, policies: readonly Policy[], parts: readonly Part[], rules: RuleSet): void {
  const answer = cedar.validate({
    validationSettings: { mode: 'strict' },
    schema: schemaText(rules),
    policies: { staticPolicies: Object.fromEntries(policies.map(({ id, text }) => [id, text])) },
  });
  if (answer.type === 'failure') throw rulesInvalid([{ where: 'policies', problem: answer.errors[0]?.message ?? '' }]);
  const findings = [...answer.validationErrors, ...answer.validationWarnings].map(({ policyId, error }) => {
    const part = parts[policies.findIndex(({ id }) => id === policyId)];
    const start = textIndex(part?.text ?? '', error.sourceLocations?.[0]?.start ?? 0);
    return {
      where: part === undefined ? 'policies' : placeIn(part.file, part.start + start),
      problem: error.help === null ? error.message : `${error.message} (${error.help})`,
    };
  });
  if (findings.length > 0) throw rulesInvalid(findings);
}

/** An instance that was overrun says so with an error of WebAssembly. */
function guarded<Answer>({ file }: RuleText, ask: () => Answer): Answer {
  try {
    return ask();
  } catch (cause) {
    throw rulesInvalid([{ where: `${file}:1`, problem: 'it cannot be read; it may be nested too deeply' }], cause);
  }
}

/** Index into a text of what Cedar counts in bytes of UTF-8. */
function textIndex(text: string, byte: number): number {
  return Buffer.from(text).subarray(0, byte).toString().length;
}

function literal({ type, id }: EntityReference): string {
  return `${type}::${JSON.stringify(id)}`;
}
