// Names that are almost right. cspell:ignore blod healt sinc HealthInpt HealthBok PealthBoox Inpt Bok Pealth Boox secretLis
import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { createDocumentStage } from '../../src/document/createDocumentStage.ts';
import { visibleSchema } from '../../src/visibility/visibleSchema.ts';

const schema = buildSchema(`
  type Query { person(id: ID): Person healthBook(of: HealthInput!): HealthBook secretList: [HealthBook] }
  type Person { name: String healthBook(since: HealthInput!): HealthBook health: String named: Named }
  input HealthInput { kind: HealthKind! }
  enum HealthKind { HIV TB }
  type HealthBook { blood: String owner: Person }
  interface Named { name: String }
  type Firm implements Named { name: String }
`);
const hidden = new Set(['Query.healthBook', 'Query.secretList', 'Person.healthBook', 'Person.health']);
const isRefused = (type: string, field: string) => type === 'HealthBook' || hidden.has(`${type}.${field}`);
const access = {
  profileId: 'reader',
  refuse: (type: string, field: string) =>
    isRefused(type, field) ? { code: 'FIELD_NEEDS_TOKEN', params: { class: 'SENSITIVE' } } : undefined,
  visible: () => visibleSchema(schema, isRefused),
};
const stage = createDocumentStage({ schema });

function errors(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const outcome = stage.prepare({ query, variables }, access);
  return outcome.ok ? [] : outcome.errors;
}

const told = (query: string, variables?: Readonly<Record<string, unknown>>) =>
  errors(query, variables).map(({ message, extensions }) => [extensions.code, message]);

describe('an invalid document tells of nothing but what its reader sees', () => {
  test.each([
    ['a suggestion', '{ person { healt } }'],
    ['a suggestion at the root', '{ secretLis { name } }'],
    ['the fields of a hidden type', '{ person { healthBook(since: { kind: HIV }) { blod } } }'],
    ['its arguments', '{ person { healthBook(sinc: 1) { blood } name } }'],
    ['that arguments are missing', '{ person { healthBook { blood } } }'],
    ['that a selection is missing', '{ secretList }'],
    ['enum values', '{ healthBook(of: { kind: HI }) { blood } }'],
    ['input fields', '{ healthBook(of: { knd: TB }) { blood } }'],
    ['types of variables', 'query($of: HealthInpt!) { healthBook(of: $of) { blood } }'],
    ['a type where a variable is declared', 'query($of: HealthInpt) { person { name } }'],
    ['a type in a fragment', '{ person { ... on HealthBok { blood } } }'],
    ['a fragment that only it uses', '{ secretList { ...H } } fragment H on HealthBook { blod }'],
    ['a hidden type that exists, where it cannot be', '{ person { ... on HealthBook { blood } } }'],
    ['what conflicts', '{ person { a: healthBook(since: 1) { blood } a: name } }'],
  ])('not %s', (_, query) => {
    const answers = errors(query);
    expect(answers.length).toBeGreaterThan(0);
    // Words of the hidden part that the client did not write.
    const words = JSON.stringify(answers).match(/\w+/g) ?? [];
    const secrets = [
      'healthBook',
      'secretList',
      'health',
      'HealthInput',
      'HealthKind',
      'HIV',
      'TB',
      'HealthBook',
      'blood',
      'owner',
      'since',
      'kind',
    ];
    const own: readonly string[] = query.match(/\w+/g) ?? [];
    expect(words.filter((word) => secrets.includes(word) && !own.includes(word))).toEqual([]);
    expect(answers[0]?.extensions.code).toBe('DOCUMENT_INVALID');
  });

  test('what exists and what does not are told alike of types', () => {
    const shape = (type: string) =>
      JSON.stringify(errors(`{ person { ... on ${type} { blood } } }`)).replaceAll(type, 'T');
    expect(shape('HealthBook')).toBe(shape('PealthBoox'));
  });

  test('a refused field in it is told with its reason', () => {
    expect(told('{ person { nam healthBook(sinc: 1) { blood } } }')).toEqual([
      [
        'DOCUMENT_INVALID',
        'The document does not fit the schema: Cannot query field "nam" on type "Person". Did you mean "name" or "named"?',
      ],
      ['FIELD_NEEDS_TOKEN', 'The field is of class SENSITIVE; without a token only open data is answered.'],
    ]);
  });

  test('when nothing else is wrong, it is still refused as invalid', () => {
    expect(told('query($x: Nothing) { person { healthBook(since: $x) { blod } } }').map(([code]) => code)).toEqual([
      'DOCUMENT_INVALID',
      'FIELD_NEEDS_TOKEN',
    ]);
  });

  test('who sees everything is told everything', () => {
    const outcome = stage.prepare({ query: '{ person { healt } }' }, { profileId: 'all', refuse: () => undefined });
    expect(JSON.stringify(outcome)).toMatch(/Did you mean .*health/);
  });

  test('a wrong value for a hidden input says nothing of it', () => {
    const query = 'query($of: HealthInput!) { healthBook(of: $of) { blood } }';
    const [error] = errors(query, { of: { kind: 'FLU' } });
    expect(error?.extensions).toMatchObject({ code: 'VARIABLE_INVALID', variable: 'of', at: [] });
    expect(JSON.stringify(errors(query, { of: { kind: 'FLU' } }))).toBe(
      JSON.stringify(errors(query, { of: { x: 1 } })),
    );
  });
});
