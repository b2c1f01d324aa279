import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorLines, fakeFederation, type Answer, type AskOptions } from '../support/fakeFederation.ts';
import { fakeSource, type Speech } from '../support/fakeSource.ts';
import { seededRandom, type Random } from '../support/randomOperation.ts';

const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Query: { person: 'Person' },
  Person: { id: '', papers: 'Paper', home: 'Home', taxes: 'Tax' },
  Paper: { number: '', year: '', issuer: 'Issuer', stamps: 'Issuer' },
  Issuer: { name: '', code: '' },
  Home: { street: '', note: '' },
  Tax: { year: '', amount: '' },
};

const issuer = { name: 'Công an "x"', code: null };
const person = {
  id: '1',
  papers: [
    { number: 'a', year: 1, issuer, stamps: [issuer, { name: 'y', code: 'c' }] },
    { number: 'a', year: 1, issuer, stamps: [issuer, { name: 'y', code: 'c' }] },
    { number: '\\', year: null, issuer: null, stamps: [] },
  ],
  home: { street: 'Đường 1', note: 'a: b, {c}' },
};

/** As Python's `json.dumps` writes it. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`);
  return `{${members.join(', ')}}`;
}

/** As different servers write JSON. */
const WRITERS = [
  (value: unknown) => JSON.stringify(value),
  spaced,
  (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`,
];

function federation(speaks: Speech, write: (value: unknown) => string = JSON.stringify) {
  const one = fakeSource({
    id: 'one',
    sdl: `
      type Query { person: Person }
      type Person @key(fields: "id") { id: ID! papers: [Paper!] home: Home }
      type Paper { number: String! year: Int issuer: Issuer stamps: [Issuer] }
      type Issuer { name: String! code: String } type Home { street: String note: String }`,
    speaks,
    write,
    resolvers: { Query: { person: () => person } },
  });
  const two = fakeSource({
    id: 'two',
    sdl: 'type Person @key(fields: "id") { id: ID! taxes: [Tax] } type Tax { year: Int amount: Float }',
    speaks,
    write,
    rows: { Person: [{ id: '1', taxes: [{ year: 1, amount: 2.5 }, null, { year: 2, amount: null }] }] },
  });
  return fakeFederation([one, two]);
}

/** Fields that are repeated, renamed and put in fragments, so that many mentions meet at one place. */
function selection(random: Random, type: string): string {
  const names = Object.keys(FIELDS[type] ?? {});
  const count = 1 + Math.floor(random() * 4);
  const chosen = Array.from({ length: count }, () => {
    const name = names[Math.floor(random() * names.length)] ?? '__typename';
    const inner = FIELDS[type]?.[name] ?? '';
    const alias = random() < 0.1 ? `${name}2: ` : '';
    const field = `${alias}${name}${inner === '' ? '' : ` ${selection(random, inner)}`}`;
    return random() < 0.2 ? `... on ${type} { ${field} }` : field;
  });
  return `{ ${chosen.join(' ')} }`;
}

/** What somebody may not read; documents are remembered for each reader, so that each needs a federation of their own. */
function reader(seed: number) {
  const random = seededRandom(seed);
  const refused = new Set<string>();
  for (const [type, fields] of Object.entries(FIELDS))
    for (const name of Object.keys(fields)) if (type !== 'Query' && random() < 0.2) refused.add(`${type}.${name}`);
  const refuse: AskOptions['refuse'] = (type, name) =>
    seed > 0 && refused.has(`${type}.${name}`)
      ? { code: 'FIELD_REFUSED', params: { field: `${type}.${name}` } }
      : undefined;
  const texts = WRITERS.map((write) => federation('text', write));
  return { refuse, objects: federation('objects'), texts };
}

/** Data in its order; errors without places, which documents that share an operation do not have. */
function shown({ data, errors }: Answer): string {
  return JSON.stringify([data, errorLines(errors)]);
}

test('what is asked through the door for texts is answered as through the one for objects, refusals included', async () => {
  const readers = Array.from({ length: 8 }, (_, seed) => reader(seed));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.constantFrom(...WRITERS.keys()),
      fc.constantFrom(...readers.keys()),
      async (seed, writer, who) => {
        const query = selection(seededRandom(seed), 'Query');
        const asked = readers[who];
        if (asked === undefined) throw new TypeError('No such reader.');
        const { refuse, objects, texts } = asked;
        const expected = await objects.ask(query, { refuse });
        const answer = await texts[writer]?.ask(query, { refuse });
        expect([query, answer && shown(answer)]).toEqual([query, shown(expected)]);
      },
    ),
    { numRuns: 1_500, seed: 20_261_128 },
  );
}, 120_000);
