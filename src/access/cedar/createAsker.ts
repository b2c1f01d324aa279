import type { Circumstances } from '../decide/circumstances.ts';
import { matchesAdmission } from '../decide/matchesAdmission.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import type { RuledPurpose } from '../rules/readPurposes.ts';
import type { Cedar } from './cedarInstance.ts';
import type { Policy } from './readPolicies.ts';
import { schemaText } from './schemaText.ts';

/** What may be done with an element: shown, shown whole in spite of its mask, fetched. */
export type AccessAction = 'read' | 'reveal' | 'use';

/** What the policies say to one question. */
export interface PolicyAnswer {
  readonly isAllowed: boolean;
  /** The policies that decided, in the order in which they stand in the files; none when nothing permits it. */
  readonly because: readonly Policy[];
}

/** Asks the policies about one element under given circumstances. */
export type AskPolicies = (circumstances: Circumstances, action: AccessAction, coordinate: string) => PolicyAnswer;

interface EntityRef {
  readonly type: string;
  readonly id: string;
}

const SET_NAME = 'rules';

/**
 * Readies an instance of Cedar for questions (about 0.3 ms each).
 *
 * - the returned function throws when an answer is anything but a decision: nothing is answered then
 */
export function createAsker(cedar: Cedar, policies: readonly Policy[], rules: RuleSet): AskPolicies {
  const order = new Map(policies.map((policy, index) => [policy.id, { policy, index }]));
  const parsed = cedar.preparsePolicySet(SET_NAME, {
    staticPolicies: Object.fromEntries(policies.map(({ id, text }) => [id, text])),
  });
  const schema = cedar.preparseSchema(SET_NAME, schemaText(rules));
  if (parsed.type === 'failure' || schema.type === 'failure')
    throw new Error('Policies that were read cannot be used.');

  return (circumstances, action, coordinate) => {
    const purpose = circumstances.purpose === undefined ? undefined : rules.purposes.get(circumstances.purpose);
    const answer = cedar.statefulIsAuthorized({
      principal: CALLER,
      action: ref('Action', action),
      resource: ref('Element', coordinate),
      context: {
        ...(purpose === undefined ? {} : { purpose: { __entity: ref('Purpose', purpose.code) } }),
        assurance: circumstances.assurance,
        jurisdiction: { __entity: ref('Reach', circumstances.reach) },
        consented: entitySet('ElementGroup', circumstances.consented),
        emergency: circumstances.emergency,
      },
      preparsedPolicySetId: SET_NAME,
      entities: [
        { uid: CALLER, attrs: {}, parents: callerParents(circumstances, rules) },
        { uid: ref('Element', coordinate), attrs: {}, parents: elementParents(coordinate, rules) },
        ...(purpose === undefined ? [] : [purposeEntity(purpose)]),
      ],
    });
    if (answer.type === 'failure') throw new Error(`Cedar: ${answer.errors[0]?.message ?? 'no decision'}`);
    const { decision, diagnostics } = answer.response;
    const [problem] = diagnostics.errors;
    // A policy that fails is skipped by Cedar; a forbidding one must not be.
    if (problem !== undefined) throw new Error(`Cedar: ${problem.policyId}: ${problem.error.message}`);
    const because = diagnostics.reason
      .flatMap((id) => order.get(id) ?? [])
      .sort((left, right) => left.index - right.index)
      .map(({ policy }) => policy);
    return { isAllowed: decision === 'allow', because };
  };
}

/** Nobody in particular: policies are about roles, kinds and agencies. */
const CALLER = ref('Caller', 'caller');

function callerParents(circumstances: Circumstances, { purposes }: RuleSet): EntityRef[] {
  const { kind, role, agencies } = circumstances;
  const admitted = [...purposes.values()].filter((purpose) => matchesAdmission(purpose, circumstances));
  return [
    ref('CallerKind', kind),
    ...(role === undefined ? [] : [ref('Role', role)]),
    ...agencies.map((pattern) => ref('Agencies', pattern)),
    ...admitted.map(({ code }) => ref('Purpose', code)),
  ];
}

function elementParents(coordinate: string, { vocabulary, containers }: RuleSet): EntityRef[] {
  const element = vocabulary.elements.get(coordinate);
  if (element === undefined) return [];
  const { groups, masks } = containers.get(coordinate) ?? { groups: [], masks: [] };
  return [
    ref('EntityType', element.type),
    ...(element.dataClass === undefined ? [] : [ref('DataClass', element.dataClass)]),
    ...(element.sensitiveKind === undefined ? [] : [ref('SensitiveKind', element.sensitiveKind)]),
    ...groups.map((code) => ref('ElementGroup', code)),
    ...masks.map((code) => ref('Mask', code)),
  ];
}

function purposeEntity(purpose: RuledPurpose) {
  return {
    uid: ref('Purpose', purpose.code),
    attrs: {
      groups: entitySet('ElementGroup', purpose.groups),
      inputs: entitySet('ElementGroup', purpose.inputs),
      consent: entitySet('ElementGroup', purpose.consent),
      revealedMasks: entitySet('Mask', purpose.revealedMasks),
      revealedElements: entitySet('Element', purpose.revealedElements),
      emergency: purpose.emergency,
    },
    parents: [],
  };
}

function entitySet(type: string, ids: readonly string[]) {
  return ids.map((id) => ({ __entity: ref(type, id) }));
}

function ref(type: string, id: string): EntityRef {
  return { type, id };
}
