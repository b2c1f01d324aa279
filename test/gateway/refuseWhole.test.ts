import { expect, test } from '@jest/globals';
import type { EngineAccess } from '../../src/engine.ts';
import { guardedCountry } from '../access/rows/guardedCountry.ts';
import { errorLines } from '../support/fakeFederation.ts';

const owner = { code: 'G01', vi: 'Bộ Công an', en: 'Ministry of Public Security' };
const refuseNames: EngineAccess['refuse'] = (_type, field) =>
  field === 'fullName'
    ? { code: 'FIELD_NEEDS_PURPOSE', params: { class: 'PERSONAL', owner: 'G01' }, article: 'Điều 1', owner }
    : undefined;

/** Persons are known elsewhere by their identifier, which may not be used. */
const withoutIdentifier: Partial<EngineAccess> = {
  planning: {
    id: 'without identifier',
    refuses: (type, field) => type === 'Person' && field === 'personalId',
    labels: new Set(),
    weightOf: () => 1,
    groundsOf: (coordinate) => ({ article: `Điều của ${coordinate}`, owner }),
  },
};

async function askWhole(query: string, access: Partial<EngineAccess>) {
  const country = guardedCountry();
  const { status, bodies } = await country.ask(query, access, { refuseWhole: true });
  const errors = bodies[0]?.errors ?? [];
  return { status, errors, lines: errorLines(errors), requests: country.sources.flatMap(({ requests }) => requests) };
}

test('a request with a refused field is refused whole, told once, on its article, at its place and with its owner', async () => {
  const { status, errors, requests } = await askWhole('{ persons { phones fullName fullName } }', {
    refuse: refuseNames,
  });
  expect([status, requests]).toEqual([403, []]);
  expect(errors).toEqual([
    expect.objectContaining({
      path: ['persons', 'fullName'],
      locations: [{ line: 1, column: 20 }],
      extensions: expect.objectContaining({ code: 'FIELD_NEEDS_PURPOSE', article: 'Điều 1', owner }),
    }),
  ]);
});

test('so is one with a field to which no lawful way leads', async () => {
  const { status, errors, lines, requests } = await askWhole('{ persons { phones weight } }', withoutIdentifier);
  expect([status, requests]).toEqual([403, []]);
  expect(lines).toEqual(['FIELD_NEEDS_REFUSED at persons.weight']);
  expect(errors[0]?.locations).toEqual([{ line: 1, column: 20 }]);
  expect(errors[0]?.extensions).toMatchObject({ article: 'Điều của Person.personalId', owner });
});

test('a field that needs a refused one is refused on the grounds of that one, alone and beforehand alike', async () => {
  const country = guardedCountry();
  const { bodies } = await country.ask('{ persons { phones weight } }', withoutIdentifier);
  expect(bodies[0]?.errors?.map(({ extensions }) => extensions)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'FIELD_NEEDS_REFUSED', article: 'Điều của Person.personalId', owner }),
    ]),
  );
  const access = { profileId: 'test', refuse: () => undefined, ...withoutIdentifier };
  const decision = country.engine.decide({ query: '{ persons { weight } }' }, access);
  expect(decision.isValid && decision.fields.flatMap(({ refusal }) => refusal ?? [])).toEqual([
    { code: 'FIELD_NEEDS_REFUSED', params: expect.anything(), article: 'Điều của Person.personalId', owner },
  ]);
});

test('a wrong document is told on what grounds its fields may not be read', async () => {
  const { bodies } = await guardedCountry().ask('{ persons { fullName none } }', { refuse: refuseNames });
  const codes = bodies[0]?.errors?.map(({ extensions }) => [extensions.code, extensions['article']]);
  expect(codes).toEqual([
    ['DOCUMENT_INVALID', undefined],
    ['FIELD_NEEDS_PURPOSE', 'Điều 1'],
  ]);
});

test('every refused field is told, however many there are', async () => {
  const names = Array.from({ length: 75 }, (_, index) => `n${String(index)}: fullName`);
  const query = `{ persons { ...F } nullablePersons { ...F } } fragment F on Person { phones ${names.join(' ')} }`;
  const { status, lines } = await askWhole(query, { refuse: refuseNames });
  expect([status, lines.length]).toEqual([403, 150]);
});

test('a request without refused fields is answered', async () => {
  expect(await askWhole('{ persons { phones } }', { refuse: refuseNames })).toMatchObject({ status: 200, lines: [] });
});
