import { describe, expect, test } from '@jest/globals';
import type { RuleFiles } from '../../src/access/rules/ruleFiles.ts';
import type { Caller } from '../../src/model/access.ts';
import { shippedRules, shippedVocabulary } from '../support/accessRules.ts';

const vocabulary = shippedVocabulary();
const rules = shippedRules((files) => files, vocabulary);
const today = '2026-11-21';

const notary: Caller = { issuer: 'i', subject: 's', kind: 'officer', role: 'notary', agency: 'H29.10.21' };
const doctor: Caller = { issuer: 'i', subject: 's', kind: 'officer', role: 'treating-doctor', agency: 'G18.01' };
const assessor: Caller = { issuer: 'i', subject: 's', kind: 'organisation', role: 'insurance-assessor' };
const citizen: Caller = { issuer: 'i', subject: 's', kind: 'citizen', role: 'citizen', assurance: 'level-2' };

/** The rules with a text of one file replaced. */
function changed(file: 'roles' | 'masks' | 'groups' | 'purposes', from: string, to: string) {
  return (files: RuleFiles): RuleFiles => {
    if (!files[file].text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
    return { ...files, [file]: { ...files[file], text: files[file].text.replace(from, () => to) } };
  };
}

/** The rules with one policy more. */
function withPolicy(text: string) {
  return (files: RuleFiles): RuleFiles => ({
    ...files,
    policies: [...files.policies, { file: 'policies/99-more.cedar', text }],
  });
}

describe('a stated purpose', () => {
  const purposes = shippedRules(
    changed(
      'purposes',
      '    rowRule: any\n    caseRequired: false\n    retentionMonths: 6',
      [
        '    rowRule: any',
        '    caseRequired: false',
        '    retentionMonths: 6',
        '    effective: 2026-01-01',
        '    expiry: 2026-12-31',
        '    costBudget: 5',
      ].join('\n'),
    ),
    vocabulary,
  );
  test.each([
    ['is refused when it is not registered', notary, { purpose: 'CURIOSITY' }, today, 'PURPOSE_UNKNOWN'],
    ['is refused when its time is over', notary, { purpose: 'OPEN_DATA' }, '2027-01-01', 'PURPOSE_EXPIRED'],
    ['is refused before its time', notary, { purpose: 'OPEN_DATA' }, '2025-12-31', 'PURPOSE_NOT_EFFECTIVE'],
    ['is refused to another role', notary, { purpose: 'TREATMENT', caseId: 'x' }, today, 'PURPOSE_NOT_FOR_ROLE'],
    [
      'is refused to the role in another agency',
      { ...doctor, agency: 'H29.01' },
      { purpose: 'TREATMENT', caseId: 'x' },
      today,
      'PURPOSE_NOT_FOR_AGENCY',
    ],
    ['is refused without the case that it needs', notary, { purpose: 'VERIFY_MARITAL' }, today, 'CASE_MISSING'],
    [
      'is refused in an emergency without a reason',
      doctor,
      { purpose: 'EMERGENCY_TREATMENT' },
      today,
      'EMERGENCY_REASON_MISSING',
    ],
  ] as const)('%s', (_, caller, stated, day, code) => {
    expect(() => purposes.admit(caller, stated, day)).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['an officer who would be a citizen', { ...citizen, kind: 'officer', officer: '001188900011' }, 'SELF_ACCESS'],
    ['an organisation that would be a doctor', { ...doctor, kind: 'organisation' }, 'EMERGENCY_TREATMENT'],
    ['a citizen who would be a notary', { ...notary, kind: 'citizen' }, 'LAND_TRANSFER'],
  ] as const)(
    'is nothing for %s: no issuer makes callers of a kind for which it may not vouch',
    (_, caller, purpose) => {
      const stated = { purpose, caseId: 'x', emergency: 'unconscious' };
      expect(() => rules.admit(caller, stated, today)).toThrow(
        expect.objectContaining({ code: 'TOKEN_INVALID', params: { problem: 'role' } }),
      );
      const profile = rules.profile(caller, { purpose, emergency: true });
      const open = [...vocabulary.elements.values()].filter(
        ({ coordinate }) => profile.decide(coordinate).kind === 'allowed',
      );
      expect(open.filter(({ dataClass }) => dataClass !== 'OPEN')).toEqual([]);
    },
  );

  test('is admitted on its first and on its last day', () => {
    for (const day of ['2026-01-01', '2026-12-31'])
      expect(purposes.admit(notary, { purpose: 'OPEN_DATA' }, day)).toMatchObject({ code: 'OPEN_DATA', costBudget: 5 });
  });

  test('is nothing without a token', () => {
    expect(rules.admit(undefined, { purpose: 'TREATMENT' }, today)).toBeUndefined();
  });
});

describe('an element', () => {
  const health = 'LabResult.resultValue';
  test.each([
    ['without a token', undefined, {}, 'Person.birthDate', 'FIELD_NEEDS_TOKEN'],
    ['without a purpose', notary, {}, 'Person.birthDate', 'FIELD_NEEDS_PURPOSE'],
    [
      'beyond the purpose',
      notary,
      { purpose: 'VERIFY_MARITAL' },
      'MarriageRecord.wifePersonId',
      'FIELD_NOT_FOR_PURPOSE',
    ],
    ['of a policy', notary, { purpose: 'LAND_TRANSFER' }, 'TaxObligation.taxAmount', 'FIELD_NOT_FOR_ROLE'],
    [
      'of health, outside health care',
      { ...doctor, agency: 'G12.18' },
      { purpose: 'TREATMENT' },
      health,
      'FIELD_KIND_CLOSED',
    ],
    ['that needs a consent', assessor, { purpose: 'INSURANCE_ASSESSMENT' }, health, 'CONSENT_MISSING'],
    [
      'of a citizen who states no purpose of theirs',
      citizen,
      { purpose: 'OPEN_DATA' },
      'Person.birthDate',
      'FIELD_NOT_FOR_ROLE',
    ],
    ['that nobody knows', doctor, { purpose: 'TREATMENT' }, 'Person.secret', 'FIELD_NOT_FOR_PURPOSE'],
  ] as const)('%s is refused, with an article and whom to ask', (_, caller, more, element, code) => {
    const decision = rules.profile(caller, more).decide(element);
    expect(decision).toMatchObject({
      kind: 'refused',
      refusal: {
        code,
        article: expect.stringMatching(/\d/) as unknown,
        owner: { code: expect.any(String) as unknown },
      },
    });
  });

  test('is told with the names of its owner', () => {
    expect(rules.profile(notary, {}).decide('MarriageRecord.wifePersonId')).toMatchObject({
      refusal: { owner: { code: 'G15', vi: 'Bộ Tư pháp', en: 'Ministry of Justice' } },
    });
  });

  test('for which there is a consent is answered', () => {
    const more = { purpose: 'INSURANCE_ASSESSMENT', consented: ['HEALTH_RESULTS'] };
    expect(rules.profile(assessor, more).decide(health)).toEqual({ kind: 'allowed' });
    expect(rules.profile(assessor, more).decide('Encounter.mainDiagnosis')).toMatchObject({ kind: 'refused' });
  });

  test('that is only computed from is used and not shown', () => {
    const profile = rules.profile(notary, { purpose: 'VERIFY_MARITAL' });
    expect(profile.mayUse('MarriageRecord.marriageStatus')).toBe(true);
    expect(profile.decide('MarriageRecord.marriageStatus').kind).toBe('refused');
    expect(profile.mayUse('Person.religion')).toBe(false);
  });

  test('is shown in part where the purpose does not reveal it', () => {
    const shown = (caller: Caller, purpose: string) => rules.profile(caller, { purpose }).decide('Person.personalId');
    expect(shown(notary, 'VERIFY_MARITAL')).toEqual({ kind: 'allowed', mask: { keepStart: 3, keepEnd: 3 } });
    expect(shown(notary, 'LAND_TRANSFER')).toEqual({ kind: 'allowed' });
  });

  test('of an emergency is open with a reason only', () => {
    const opened = (emergency: boolean) =>
      rules.profile(doctor, { purpose: 'EMERGENCY_TREATMENT', emergency }).decide('HealthBook.allergies').kind;
    expect([opened(false), opened(true)]).toEqual(['refused', 'allowed']);
  });

  test('above open data is in a group', () => {
    const alone = [...vocabulary.elements.values()].filter(
      ({ coordinate, dataClass }) => dataClass !== 'OPEN' && !rules.rules.containers.get(coordinate)?.groups.length,
    );
    expect(alone.map(({ coordinate }) => coordinate)).toEqual([]);
  });
});

describe('a profile', () => {
  test('is the same for two agencies between which the rules make no difference, and names neither', () => {
    const [one, other] = ['H29.10.21', 'H40.02'].map((agency) => rules.profile({ ...notary, agency }, {}));
    expect(one).toBe(other);
    expect(one?.id).not.toMatch(/H29|H40/);
  });

  test('holds nothing of a person, nor a role that nobody registered', () => {
    const caller = { ...citizen, role: '079072990422', personalId: '079072990422', officer: '079072990422' };
    expect(rules.profile(caller, {}).id).not.toContain('0790');
  });
});

describe('rules are refused, with their place', () => {
  test.each([
    [
      'a code that is there twice',
      'purposes',
      'code: TREATMENT_HIV',
      'code: TREATMENT',
      /^purposes\.yaml:\d+: TREATMENT: the code is there twice/,
    ],
    [
      'a group that does not exist',
      'purposes',
      '[LIFE_STATUS, MARITAL_STATUS,',
      '[LIFE_STATUS, MARITAL,',
      /VERIFY_MARITAL: there is no group MARITAL in groups\.yaml/,
    ],
    [
      'a role that does not exist',
      'purposes',
      'role: commune-police',
      'role: police',
      /there is no role police in roles\.yaml/,
    ],
    [
      'an element that does not exist',
      'groups',
      'Person.maritalStatus',
      'Person.marital',
      /^groups\.yaml:\d+: MARITAL_STATUS: there is no Person\.marital/,
    ],
    ['a type that does not exist', 'groups', 'TaxPayment.*', 'TaxReturn.*', /there is no TaxReturn\.\*/],
    [
      'a class that does not exist',
      'groups',
      'classes: [PERSONAL]',
      'classes: [SECRET]',
      /^groups\.yaml:\d+: .*classes/,
    ],
    [
      'a kind that does not exist',
      'groups',
      "elements: ['kind:HIV']",
      "elements: ['kind:AIDS']",
      /there is no kind:AIDS/,
    ],
    [
      'a sensitive kind without its class',
      'groups',
      'classes: [SENSITIVE]\n    sensitiveKinds: [HIV]',
      'classes: [PERSONAL]\n    sensitiveKinds: [HIV]',
      /HIV: the kind HIV contradicts classes/,
    ],
    [
      'an element of another class than the group says',
      'groups',
      'elements: [Person.phone, Person.email]',
      'elements: [Person.phone, Person.religion]',
      /CONTACT: Person\.religion is of class SENSITIVE/,
    ],
    [
      'officers who read about themselves',
      'purposes',
      '{ role: enterprise-representative, agencies: [any] }\n    groups',
      '{ role: notary, agencies: [any] }\n    groups',
      /notary is a role of officers, which contradicts rowRule: self/,
    ],
    [
      'rows of a case without a case',
      'purposes',
      'rowRule: case-subject\n    caseRequired: true',
      'rowRule: case-subject\n    caseRequired: false',
      /case-subject contradicts caseRequired: false/,
    ],
    [
      'an end before the beginning',
      'purposes',
      'retentionMonths: 6\n',
      'retentionMonths: 6\n    effective: 2026-02-01\n    expiry: 2026-01-31\n',
      /contradicts effective/,
    ],
    [
      'a day that the calendar does not have',
      'purposes',
      'retentionMonths: 6\n',
      'retentionMonths: 6\n    expiry: 2026-02-30\n',
      /not a day/,
    ],
    ['a retention of five months', 'purposes', 'retentionMonths: 6\n', 'retentionMonths: 5\n', /retentionMonths/],
    [
      'an embargo that ends when the record is gone',
      'purposes',
      'retentionMonths: 6\n',
      'retentionMonths: 6\n    embargoMonths: 6\n',
      /6 contradicts retentionMonths: 6/,
    ],
    [
      'a mask on what is no text',
      'purposes',
      '    reveal: [PHONE]\n',
      '    masks: { Person.birthDate: { keepStart: 1, keepEnd: 0 } }\n',
      /Person\.birthDate is no text/,
    ],
    [
      'a general mask on what is no text',
      'masks',
      'IdentityDocument.documentNumber',
      'Person.sex',
      /^masks\.yaml:\d+: IDENTITY_DOCUMENT_NUMBER: Person\.sex is no text/,
    ],
    [
      'what is computed from and shown',
      'purposes',
      'inputs: [PARENTAGE,',
      'inputs: [FAMILY,',
      /FAMILY contradicts groups/,
    ],
    [
      'a consent to what is not opened',
      'purposes',
      'consent: [HEALTH_ENCOUNTER,',
      'consent: [PRESCRIPTIONS,',
      /consent to PRESCRIPTIONS contradicts groups/,
    ],
    ['a setting that does not exist', 'purposes', 'rowRule: self', 'rowRule: self\n    rowFilter: none', /rowFilter/],
    ['what is no YAML', 'purposes', 'purposes:\n', 'purposes: [\n', /^purposes\.yaml:\d+: /],
  ] as const)('%s', (_, file, from, to, problem) => {
    expect(() => shippedRules(changed(file, from, to), vocabulary)).toThrow(
      expect.objectContaining({
        code: 'ACCESS_RULES_INVALID',
        params: expect.anything() as unknown,
        message: expect.stringMatching(new RegExp(problem.source.replace(/^\^/, 'not valid: '))) as unknown,
      }),
    );
  });

  const said = '@en("x") @vi("y")';
  test.each([
    ['a syntax error', `@id("a") ${said}\npermit (nobody, action, resource);`, /99-more\.cedar:2: .*nobody/],
    [
      'an element that does not exist',
      `@id("a") ${said}\npermit (principal, action, resource == Element::"Person.secret");`,
      /99-more\.cedar:2: a: there is no element Person\.secret/,
    ],
    [
      'a group that does not exist',
      `@id("a") ${said}\npermit (principal, action,\n resource in ElementGroup::"NOWHERE");`,
      /99-more\.cedar:3: .*NOWHERE/,
    ],
    [
      'a purpose that does not exist',
      `@id("a") ${said}\npermit (principal in Purpose::"NONE", action, resource);`,
      /there is no purpose NONE/,
    ],
    [
      'a word of the schema that does not exist',
      `@id("a") ${said}\npermit (principal, action, resource) when { context.agency == "G01" };`,
      /99-more\.cedar:2: .*agency/,
    ],
    [
      'a policy about a person',
      `@id("a") ${said}\npermit (principal == Caller::"079072990422", action, resource);`,
      /about roles, not about persons/,
    ],
    ['a policy without a name', `${said}\npermit (principal, action, resource);`, /a policy has no name/],
    [
      'a name that is there twice',
      `@id("open-data") ${said}\npermit (principal, action, resource in Mask::"PHONE");`,
      /the policy open-data is there twice/,
    ],
    [
      'a refusal without its article',
      `@id("a") ${said} @refusal("FIELD_CLOSED")\nforbid (principal, action, resource);`,
      /the article on which it rests is missing/,
    ],
    [
      'a refusal of another part',
      `@id("a") ${said} @refusal("NOT_FOUND") @article("1")\nforbid (principal, action, resource);`,
      /its refusal is missing or unknown/,
    ],
    ['a template', `@id("a") ${said}\npermit (principal == ?principal, action, resource);`, /it holds a template/],
  ])('%s', (_, text, problem) => {
    expect(() => shippedRules(withPolicy(text), vocabulary)).toThrow(
      expect.objectContaining({ code: 'ACCESS_RULES_INVALID', message: expect.stringMatching(problem) as unknown }),
    );
  });
});
