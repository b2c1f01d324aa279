import { describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import type { EngineAccess } from '../../../src/engine.ts';
import type { MaskRule } from '../../../src/model/mask.ts';
import { accessOperations, accessSeed } from '../../support/accessEffort.ts';
import { LruCache } from '../../../src/util/lruCache.ts';
import { randomOperation, seededRandom, type OperationShape, type Random } from '../../support/randomOperation.ts';
import { guardedCountry, type Body, type CountryAnswer, type GuardedCountry } from './guardedCountry.ts';
import { alteredRows, ASKED, forbiddenMarks, markedTexts, personsOf, type Alteration } from './markedCountry.ts';
import { spiedCoordinates } from './spiedCoordinates.ts';

const REFUSED = 'FIELD_NOT_FOR_PURPOSE';
const REFUSALS = new Set([REFUSED, 'FIELD_NEEDS_REFUSED']);
const one = <Item>(random: Random, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(random() * items.length)] ?? items[0];

const ALTERATIONS: readonly [Alteration, ...Alteration[]] = [
  'other values',
  'no values',
  'values that no client may get',
  'no rows',
];

/**
 * Fields whose answer hangs on whether a row is there: a source counts, or takes the last; and a person's own record says
 * that there is a spouse, whoever that is.
 */
const COUNTS = /\b(?:countOf|eldest|mustHaveEldest|office|holdings|named|pairs|spouse)\b/;

const names = ASKED.map((id) => `"${id}"`);
const shape: OperationShape = {
  variables:
    '$who: PersonalId = "100000011", $ids: [PersonalId!] = ["100000011", "100000022"], $filter: PersonFilter! = { personalId: "100000022" }',
  uses: '_who: person(personalId: $who) { __typename } _ids: persons(ids: $ids) { __typename } _f: personOf(filter: $filter) { __typename }',
  values: (type) => {
    if (type.startsWith('PersonalId')) return [...names, '$who'];
    if (type.startsWith('[PersonalId')) return ['$ids', ...names.map((name) => `[${name}, ${names[0] ?? ''}]`)];
    if (type.startsWith('PersonFilter')) return [...names.map((name) => `{ personalId: ${name} }`), '$filter'];
    if (type.startsWith('ID')) return ['"thửa-0"', '"thửa-2"', '"thửa-3"', '"mẫu-0"', '"mẫu-2"'];
    return ['"name"'];
  },
};

/** What somebody may do: whose rows, which fields are refused, which of those not even used, which shown in part. */
interface Profile {
  readonly id: string;
  readonly bits: number;
  readonly unusable: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  readonly masked: ReadonlySet<string>;
}

/** Countries are kept, and with them the plans that were made; each may keep some 100 MB of them. */
const countries = new LruCache<string, GuardedCountry>({ maxWeight: 12 });

function country(bits: number, alteration: Alteration): GuardedCountry {
  const key = alteration === 'as they are' ? alteration : `${String(bits)} ${alteration}`;
  const known = countries.get(key) ?? guardedCountry(alteredRows(personsOf(bits), alteration));
  countries.set(key, known);
  return known;
}

const { schema } = country(0, 'as they are');
const coordinates = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && !type.name.startsWith('__')
    ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
    : [],
);
const TEXTS = ['Person.fullName', 'LabResult.value', 'Person.phones'];

function randomProfile(random: Random, id: string): Profile {
  const some = (from: readonly string[], share: number) => new Set(from.filter(() => random() < share));
  const unusable = some(coordinates, random() < 0.5 ? 0 : 0.12);
  const shown = some(coordinates, random() < 0.5 ? 0 : 0.12);
  const refused = new Set([...unusable, ...shown]);
  const masked = new Set([...some(TEXTS, random() < 0.6 ? 0 : 0.5)].filter((each) => !refused.has(each)));
  return { id, bits: Math.floor(random() * 16), unusable, refused, masked };
}

const MASK: MaskRule = { keepStart: 1, keepEnd: 1 };

function accessOf({ id, bits, unusable, refused, masked }: Profile): EngineAccess {
  const persons = personsOf(bits);
  return {
    profileId: id,
    refuse: (type, field) =>
      refused.has(`${type}.${field}`)
        ? { code: REFUSED, params: { purpose: 'P', basis: 'B', class: 'PERSONAL', owner: 'O' } }
        : undefined,
    mask: (type, field) => (masked.has(`${type}.${field}`) ? MASK : undefined),
    planning: {
      id,
      refuses: (type, field) => unusable.has(`${type}.${field}`),
      labels: new Set(),
      weightOf: () => 1,
    },
    rows: { rule: 'case-subject', admits: (kind, value) => kind === 'person' && persons.has(value) },
  };
}

/** Places without the numbers of items, as `persons.fullName`. */
const placeOf = (path: readonly (string | number)[] | undefined): string =>
  (path ?? []).filter((key) => typeof key === 'string').join('.');

function refusedPlaces({ bodies }: CountryAnswer): ReadonlySet<string> {
  const errors = bodies.flatMap((body) => body.errors ?? []);
  return new Set(errors.flatMap(({ path, extensions }) => (REFUSALS.has(extensions.code) ? [placeOf(path)] : [])));
}

/** Values at a place, through all lists on the way. */
function valuesAt(value: unknown, place: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, place));
  const [key, ...rest] = place;
  if (key === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt((value as Body)[key], rest);
}

/** How often it came to what the test is about (count): a test of nothing must fail. */
interface Met {
  answered: number;
  refusedField: number;
  refusedRow: number;
  restricted: number;
  inParts: number;
}

function meet({ bodies, status }: CountryAnswer, text: string, met: Met): void {
  const codes = new Set(bodies.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code)));
  if (status === 200 && /\d{9}|họ|thửa|mẫu/i.test(text)) met.answered += 1;
  if (codes.has(REFUSED)) met.refusedField += 1;
  if (codes.has('ROW_NOT_PERMITTED')) met.refusedRow += 1;
  if (bodies[0]?.extensions?.['access'] !== undefined) met.restricted += 1;
  if (bodies.length > 1) met.inParts += 1;
}

/** Says with every failure what was asked, of whom and under which rules. */
async function ask(asked: string, profile: Profile, alteration: Alteration, met: Met): Promise<void> {
  const access = accessOf(profile);
  const here = country(profile.bits, 'as they are');
  for (const source of here.sources) source.requests.length = 0;
  const answer = await here.ask(asked, access);
  const spied = new Set(
    here.sources.flatMap((source) => source.requests.flatMap((each) => [...spiedCoordinates(source, each)])),
  );
  const text = answer.texts.join('\n');

  const fetched = [...profile.unusable].filter((coordinate) => spied.has(coordinate));
  const seen = forbiddenMarks(personsOf(profile.bits)).filter((mark) => text.includes(mark));
  const unmasked = [...profile.masked].flatMap((each) => markedTexts(each)).filter((whole) => text.includes(whole));
  expect({ fetched, seen, unmasked }).toEqual({ fetched: [], seen: [], unmasked: [] });

  checkDecision(answer, here, asked, access);
  meet(answer, text, met);

  if (answer.bodies.length > 1) return;
  if (alteration === 'no rows' && COUNTS.test(asked)) return;
  const there = await country(profile.bits, alteration).ask(asked, access);
  expect(firstDifference(withoutLocations(answer), withoutLocations(there), alteration)).toBeUndefined();
}

/** Where in the document a field stands is told of the text that was prepared first: that hangs on what was asked before. */
const withoutLocations = ({ texts }: CountryAnswer): string => texts.join('\n').replaceAll(/"locations":\[.*?\],/g, '');

/** Where two answers part, with what stands around; `undefined` when they are the same. */
function firstDifference(here: string, there: string, alteration: Alteration): object | undefined {
  if (here === there) return undefined;
  const at = Array.from(here, (_, index) => index).find((index) => here[index] !== there[index]) ?? here.length;
  const around = (text: string) => text.slice(Math.max(0, at - 150), at + 150);
  return { alteration, here: around(here), there: around(there) };
}

/** What was decided beforehand is what became of it. */
function checkDecision(answer: CountryAnswer, here: GuardedCountry, query: string, access: EngineAccess): void {
  const decision = here.engine.decide({ query, accepts: { incremental: true, events: true } }, access);
  const [first] = answer.bodies;
  expect(decision.isValid).toBe(answer.status === 200);
  if (!decision.isValid) return;
  const [refused, allowed] = [true, false].map(
    (isRefused) =>
      new Set(
        decision.fields.flatMap(({ path, refusal }) =>
          (refusal !== undefined && REFUSALS.has(refusal.code)) === isRefused ? [path.join('.')] : [],
        ),
      ),
  ) as [Set<string>, Set<string>];
  const undecided = [...refusedPlaces(answer)].filter((place) => !refused.has(place));
  const told = [...refused]
    .filter((place) => !allowed.has(place))
    .filter((place) => valuesAt(first?.data, place.split('.')).some((value) => value != null));
  expect({ undecided, told }).toEqual({ undecided: [], told: [] });
}

/** Operations under the same rules (count): as many as share what was decided about them. */
const PER_PROFILE = 50;

describe('whatever is asked, under whatever rules', () => {
  test(
    `${String(accessOperations)} random operations tell nothing, fetch nothing and decide nothing otherwise`,
    async () => {
      const met: Met = { answered: 0, refusedField: 0, refusedRow: 0, restricted: 0, inParts: 0 };
      for (let count = 0; count < accessOperations; count += PER_PROFILE) {
        const random = seededRandom(accessSeed * 1_000_003 + count);
        const profile = randomProfile(random, `profile-${String(count)}`);
        for (let each = 0; each < PER_PROFILE; each += 1) {
          const asked = randomOperation(schema, random, false, { ...shape, defers: each % 5 === 0 }).query;
          try {
            await ask(asked, profile, one(random, ALTERATIONS), met);
          } catch (cause) {
            const { refused, unusable, masked } = profile;
            const rules = JSON.stringify({
              persons: [...personsOf(profile.bits)],
              refused: [...refused],
              unusable: [...unusable],
              masked: [...masked],
            });
            throw new Error(`${asked}\n${rules}\n${String(cause)}`, { cause });
          }
        }
      }
      for (const times of Object.values(met)) expect(times).toBeGreaterThan(accessOperations / 50);
    },
    30_000 + accessOperations * 200,
  );
});

test('a refusal beneath fields that stand in several selections is decided at its own place', () => {
  const query = '{ persons { parcels { size: areaM2 } } persons { parcels { holders { fullName } } } }';
  const profile = {
    id: 'size',
    bits: 1,
    unusable: new Set(''),
    refused: new Set(['Parcel.areaM2']),
    masked: new Set(''),
  };
  const decision = country(1, 'as they are').engine.decide({ query }, accessOf(profile));
  const refused = decision.isValid ? decision.fields.filter(({ refusal }) => refusal !== undefined) : [];
  expect(refused.map(({ path }) => path.join('.'))).toEqual(['persons.parcels.size']);
});
