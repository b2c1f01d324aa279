import { createRequire } from 'node:module';
import type * as Cedar from '@cedar-policy/cedar-wasm/nodejs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AccessRules } from '../../src/access/accessRules.ts';
import { readRuleFiles } from '../../src/access/rules/ruleFiles.ts';
import type { Caller } from '../../src/model/access.ts';
import { shippedRules, shippedVocabulary } from '../support/accessRules.ts';

const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs') as typeof Cedar;
const vocabulary = shippedVocabulary();
const files = readRuleFiles('schema/access');
const shipped = shippedRules((same) => same, vocabulary);
const { roles, groups, masks } = shipped.rules;
const elements = [...vocabulary.elements.values()];
const sensitive = elements.filter(({ sensitiveKind }) => sensitiveKind !== undefined);

const PATTERNS = ['any', 'G18.*', 'G12.*', 'G01.*', 'H*', 'H29.*', 'G12.18'];

/** Who asks for what. */
interface Asking {
  readonly caller: Caller | undefined;
  readonly purpose?: string;
  readonly consented: readonly string[];
  readonly emergency: boolean;
}

const caller: fc.Arbitrary<Caller> = fc.record(
  {
    issuer: fc.constant('i'),
    subject: fc.constant('s'),
    kind: fc.constantFrom('officer', 'citizen', 'organisation'),
    role: fc.constantFrom(...roles.keys(), 'role-of-nobody'),
    agency: fc.constantFrom('G18', 'G18.01', 'G12.18', 'G01.03', 'H29', 'H29.15.07', 'G180', 'X99'),
    jurisdiction: fc.constantFrom('00', '79', '26740'),
    assurance: fc.constantFrom('level-1', 'level-2', 'high'),
  },
  { requiredKeys: ['issuer', 'subject', 'kind', 'role'] },
);
/** Somebody who is admitted to a purpose: few of those who are drawn at random are. */
const admitted = fc
  .constantFrom(...[...shipped.purposes.values()].flatMap((each) => each.admitted.map((row) => ({ each, row }))))
  .chain(({ each, row }) =>
    fc.record({
      caller: fc.tuple(caller, fc.constantFrom(...row.agencies)).map(([who, pattern]) => ({
        ...who,
        role: row.role,
        kind: roles.get(row.role)?.kind ?? who.kind,
        agency: pattern === 'any' ? 'X99' : pattern.replace('*', '').replace(/\.$/, ''),
      })),
      purpose: fc.constant(each.code),
      consented: fc.subarray([...each.consent]),
      emergency: fc.boolean(),
    }),
  );
const anybody: fc.Arbitrary<Asking> = fc.record(
  {
    caller: fc.option(caller, { nil: undefined, freq: 8 }),
    purpose: fc.constantFrom(...shipped.purposes.keys()),
    consented: fc.subarray([...groups.keys()], { maxLength: 3 }),
    emergency: fc.boolean(),
  },
  { requiredKeys: ['caller', 'consented', 'emergency'] },
);
const asking: fc.Arbitrary<Asking> = fc.oneof({ weight: 2, arbitrary: admitted }, { weight: 1, arbitrary: anybody });
const coordinate = fc.oneof(
  fc.constantFrom(...elements.map((element) => element.coordinate)),
  fc.constantFrom(...sensitive.map((element) => element.coordinate)),
  fc.constantFrom(...[...masks.values()].flatMap((held) => held.elements)),
);

const named = (type: string, ids: Iterable<string>) =>
  fc.constantFrom(...ids).map((id) => `${type}::${JSON.stringify(id)}`);
const principal = fc.oneof(
  fc.constant('principal'),
  named('Role', roles.keys()).map((each) => `principal in ${each}`),
  named('CallerKind', ['officer', 'citizen', 'organisation', 'nobody']).map((each) => `principal in ${each}`),
  named('Agencies', PATTERNS).map((each) => `principal in ${each}`),
);
const action = fc
  .subarray(['read', 'reveal', 'use'], { minLength: 1 })
  .map((names) => `action in [${names.map((name) => `Action::"${name}"`).join(', ')}]`);
const resource = fc.oneof(
  fc.constant('resource'),
  named('ElementGroup', groups.keys()).map((each) => `resource in ${each}`),
  named('Mask', masks.keys()).map((each) => `resource in ${each}`),
  named('DataClass', ['OPEN', 'INTERNAL', 'PERSONAL', 'SENSITIVE']).map((each) => `resource in ${each}`),
  named('SensitiveKind', vocabulary.sensitiveKinds).map((each) => `resource in ${each}`),
  named('EntityType', vocabulary.types).map((each) => `resource in ${each}`),
  coordinate.map((each) => `resource == Element::"${each}"`),
);
const condition = fc.oneof(
  fc.constant('true'),
  fc.constant('context.emergency'),
  fc.integer({ min: 0, max: 3 }).map((level) => `context.assurance < ${String(level)}`),
  named('Reach', ['COUNTRY', 'PROVINCE', 'COMMUNE', 'NONE']).map((each) => `context.jurisdiction == ${each}`),
  named('ElementGroup', groups.keys()).map((each) => `context.consented.contains(${each})`),
  named('Purpose', shipped.purposes.keys()).map((each) => `context has purpose && context.purpose == ${each}`),
  coordinate.map((each) => `resource == Element::"${each}"`),
);
const clause = fc
  .tuple(fc.constantFrom('when', 'unless'), condition)
  .map(([word, said]) => (said === 'true' ? '' : `${word} { ${said} }`));

/** Policies more, each with all that a policy must say of itself. */
const policies = fc
  .array(fc.tuple(fc.constantFrom('permit', 'forbid'), principal, action, resource, clause), { maxLength: 5 })
  .map((drafts) =>
    drafts
      .map(([effect, who, how, what, when], index) => {
        const grounds = effect === 'forbid' ? '@refusal("FIELD_CLOSED")\n@article("Điều 1")\n' : '';
        return `@id("more-${'abcde'[index] ?? ''}")\n${grounds}@en("more")\n@vi("thêm")\n${effect} (${who}, ${how}, ${what}) ${when};`;
      })
      .join('\n\n'),
  );

const ref = (type: string, id: string) => ({ type, id });
const refs = (type: string, ids: Iterable<string>) => [...ids].map((id) => ({ __entity: ref(type, id) }));

/** The reading of agency patterns that stands at the head of purposes.yaml. */
function isAmong(agency: string | undefined, pattern: string): boolean {
  if (pattern === 'any' || agency === undefined) return pattern === 'any';
  if (pattern.endsWith('.*')) return `${agency}.`.startsWith(pattern.slice(0, -1));
  return pattern.endsWith('*') ? agency.startsWith(pattern.slice(0, -1)) : agency === pattern;
}

/** What Cedar itself says, from the texts of the policies: entities are made here once more, of the rules' data. */
function askCedar(text: string, rules: AccessRules, asked: Asking, actionName: string, element: string): boolean {
  const { caller: who, consented, emergency } = asked;
  const purpose = who === undefined ? undefined : rules.purposes.get(asked.purpose ?? '');
  const ruled = purpose && rules.rules.purposes.get(purpose.code);
  const held = who && roles.get(who.role)?.kind === who.kind ? who.role : undefined;
  const admitting = [...rules.purposes.values()].filter(({ admitted }) =>
    admitted.some(({ role, agencies }) => role === held && agencies.some((each) => isAmong(who?.agency, each))),
  );
  const facts = vocabulary.elements.get(element);
  const holding = (all: ReadonlyMap<string, { readonly elements: readonly string[] }>) =>
    [...all].flatMap(([code, held]) => (held.elements.includes(element) ? [code] : []));
  const { jurisdiction, assurance = '' } = who ?? {};
  const reach = jurisdiction === undefined ? 'NONE' : { 2: 'PROVINCE', 5: 'COMMUNE' }[jurisdiction.length];
  const answer = cedar.isAuthorized({
    principal: ref('Caller', 'caller'),
    action: ref('Action', actionName),
    resource: ref('Element', element),
    context: {
      ...(purpose && { purpose: { __entity: ref('Purpose', purpose.code) } }),
      assurance: assurance.startsWith('level-') ? Number(assurance.slice(6)) : 0,
      jurisdiction: { __entity: ref('Reach', jurisdiction === '00' ? 'COUNTRY' : (reach ?? '')) },
      consented: refs('ElementGroup', consented),
      emergency,
    },
    policies: { staticPolicies: text },
    entities: [
      {
        uid: ref('Caller', 'caller'),
        attrs: {},
        parents: [
          ref('CallerKind', who?.kind ?? 'nobody'),
          ...(held === undefined ? [] : [ref('Role', held)]),
          ...(who ? PATTERNS.filter((each) => isAmong(who.agency, each)).map((each) => ref('Agencies', each)) : []),
          ...(who ? admitting.map(({ code }) => ref('Purpose', code)) : []),
        ],
      },
      {
        uid: ref('Element', element),
        attrs: {},
        parents: [
          ref('EntityType', element.split('.')[0] ?? ''),
          ...(facts?.dataClass === undefined ? [] : [ref('DataClass', facts.dataClass)]),
          ...(facts?.sensitiveKind === undefined ? [] : [ref('SensitiveKind', facts.sensitiveKind)]),
          ...holding(groups).map((code) => ref('ElementGroup', code)),
          ...holding(masks).map((code) => ref('Mask', code)),
        ],
      },
      ...(ruled === undefined
        ? []
        : [
            {
              uid: ref('Purpose', ruled.code),
              attrs: {
                groups: refs('ElementGroup', ruled.groups),
                inputs: refs('ElementGroup', ruled.inputs),
                consent: refs('ElementGroup', ruled.consent),
                revealedMasks: refs('Mask', ruled.revealedMasks),
                revealedElements: refs('Element', ruled.revealedElements),
                emergency: ruled.emergency,
              },
              parents: [],
            },
          ]),
    ],
  });
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
  expect(answer.response.diagnostics.errors).toEqual([]);
  return answer.response.decision === 'allow';
}

/** How often each came of it (count): a test of nothing must fail. */
const met = { read: 0, refused: 0, masked: 0, usedOnly: 0 };

/** The table against Cedar, element by element; all are asked of the table first, so that it may share what it kept. */
function compare(text: string, rules: AccessRules, asked: Asking, asks: readonly string[]): void {
  const { caller: who, ...more } = asked;
  const profile = rules.profile(who, more);
  for (const { coordinate: each } of elements) profile.decide(each);
  for (const element of asks) {
    const isRead = askCedar(text, rules, asked, 'read', element);
    const isUsed = askCedar(text, rules, asked, 'use', element);
    const purpose = who === undefined ? undefined : rules.rules.purposes.get(asked.purpose ?? '');
    const mask =
      purpose?.ownMasks.get(element) ?? [...masks.values()].find((held) => held.elements.includes(element))?.rule;
    const isMasked = isRead && mask !== undefined && !askCedar(text, rules, asked, 'reveal', element);
    const decision = profile.decide(element);
    expect({
      element,
      kind: decision.kind,
      mask: decision.kind === 'allowed' ? decision.mask : undefined,
      isUsed: profile.mayUse(element),
    }).toEqual({ element, kind: isRead ? 'allowed' : 'refused', mask: isMasked ? mask : undefined, isUsed });
    if (isMasked) met.masked++;
    if (isRead) met.read++;
    else met.refused++;
    if (isUsed && !isRead) met.usedOnly++;
  }
}

const shippedText = files.policies.map(({ text }) => text).join('\n');

/** Of every purpose whoever is admitted first, asking for what it takes as input and for what is masked: few drawn at random meet them. */
const ofEachPurpose = [...shipped.purposes.values()].map((purpose): [Asking, string[]] => {
  const row = purpose.admitted[0];
  const pattern = row?.agencies[0] ?? 'any';
  const who: Caller = {
    issuer: 'i',
    subject: 's',
    kind: roles.get(row?.role ?? '')?.kind ?? 'officer',
    role: row?.role ?? '',
    agency: pattern === 'any' ? 'X99' : pattern.replace('*', '').replace(/\.$/, ''),
    assurance: 'level-2',
  };
  const inputs = shipped.rules.purposes.get(purpose.code)?.inputs ?? new Set<string>();
  const held = [...[...inputs].map((code) => groups.get(code)), ...masks.values()];
  return [
    { caller: who, purpose: purpose.code, consented: [...purpose.consent], emergency: false },
    held.flatMap((each) => each?.elements.slice(0, 2) ?? []),
  ];
});

test('the table says of each element what Cedar says, under the shipped policies', () => {
  for (const [asked, asks] of ofEachPurpose) compare(shippedText, shipped, asked, asks);
  for (const times of Object.values(met)) expect(times).toBeGreaterThan(0);
  fc.assert(
    fc.property(asking, fc.array(coordinate, { minLength: 10, maxLength: 20 }), (asked, asks) => {
      compare(shippedText, shipped, asked, asks);
    }),
    { numRuns: 80 },
  );
}, 120_000);

test('and under any others', () => {
  fc.assert(
    fc.property(
      policies,
      fc.boolean(),
      fc.array(asking, { minLength: 4, maxLength: 8 }),
      fc.array(coordinate, { minLength: 10, maxLength: 15 }),
      (more, isAlone, profiles, asks) => {
        const kept = isAlone ? files.policies.slice(0, 1) : files.policies;
        const texts = [...kept, { file: 'policies/99-more.cedar', text: more }];
        const singled = [...more.matchAll(/Element::"([^"]+)"/g)].map(([, each]) => each ?? '');
        const rules = shippedRules((same) => ({ ...same, policies: texts }), vocabulary);
        for (const asked of profiles)
          compare(texts.map(({ text }) => text).join('\n'), rules, asked, [...asks, ...singled]);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
