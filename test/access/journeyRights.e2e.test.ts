import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personas } from '../../mocks/identity/personas.ts';
import { loadOperations } from '../../src/server/loadOperations.ts';
import { shippedRules } from '../support/accessRules.ts';
import { startPlatform, type Platform, type PlatformAnswer } from '../support/startPlatform.ts';
import { NOBODY, NO_PURPOSE, readJourneyRights } from './support/journeyRights.ts';
import { journeyRightsPage } from './support/journeyRightsPage.ts';

const rights = readJourneyRights();
const purposes = [...shippedRules().purposes.values()];
const operations = new Map(loadOperations('schema/operations').map((operation) => [operation.id, operation]));
const who = [NOBODY, ...personas.map(({ id }) => id)];
const why = [NO_PURPOSE, ...purposes.map(({ code }) => code)];
const journeys = [...rights.journeys.keys()];

/** Requests under way at once (count): few enough to leave the ministries time. */
const AT_ONCE = 8;

interface Cell {
  readonly persona: string;
  readonly purpose: string;
  readonly journey: string;
}

let platform: Platform;
const answers = new Map<Cell, PlatformAnswer>();

beforeAll(async () => {
  platform = await startPlatform();
  const cells = who.flatMap((persona) =>
    why.flatMap((purpose) => journeys.map((journey) => ({ persona, purpose, journey }))),
  );
  const waiting = cells[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const cell of waiting) answers.set(cell, await ask(cell));
    }),
  );
}, 240_000);

afterAll(() => platform.stop());

/** Asks a journey with its own case, and with a reason where the purpose is for emergencies. */
function ask({ persona, purpose, journey }: Cell): Promise<PlatformAnswer> {
  const operation = operations.get(rights.journeys.get(journey) ?? '');
  if (operation === undefined) throw new Error(`The journey ${journey} has no operation.`);
  const isEmergency = purposes.some(({ code, emergency }) => code === purpose && emergency);
  return platform.query(operation.id, operation.cases[0]?.variables ?? {}, {
    persona: persona === NOBODY ? null : persona,
    purpose: purpose === NO_PURPOSE ? null : purpose,
    ...(isEmergency ? { headers: { 'lienthong-emergency': 'A patient fell from a roof.' } } : {}),
  });
}

/** In the words of the table. */
function outcomeOf({ data, errors }: PlatformAnswer): string {
  const codes = [...new Set(errors.map(({ extensions }) => extensions.code))].toSorted().join(' ');
  const isTold = Object.values(data ?? {}).some((value) => value !== null);
  if (codes === '') return 'answered';
  return isTold ? `answered but ${codes}` : codes;
}

test('the table speaks of every persona, and of no purpose that does not exist', () => {
  expect(rights.personas).toEqual(who);
  expect(rights.personas.flatMap(rights.listed).filter((purpose) => !why.includes(purpose))).toEqual([]);
});

describe.each(who)('%s gets what the table says', (persona) => {
  test.each(journeys)('for %s, whatever the purpose', (journey) => {
    const asked = [...answers].filter(([cell]) => cell.persona === persona && cell.journey === journey);
    expect(asked.map(([{ purpose }, answer]) => [purpose, outcomeOf(answer)]).toSorted()).toEqual(
      why.map((purpose) => [purpose, rights.outcome(persona, purpose, journey)]).toSorted(),
    );
  });
});

test('who is refused a field is told by which article, and who owns it; who is refused as a whole gets no data', () => {
  let refusals = 0;
  for (const { status, data, errors } of answers.values()) {
    if (status !== 200) expect([status, data, errors.length]).toEqual([expect.any(Number), undefined, 1]);
    for (const { path, extensions } of errors) {
      expect(extensions).toMatchObject({ messageVi: expect.any(String), remedyVi: expect.any(String) });
      if (!/^(FIELD|CONSENT)_/.test(extensions.code)) continue;
      refusals += 1;
      expect([path?.length, extensions]).toEqual([
        expect.any(Number),
        expect.objectContaining({
          article: expect.stringMatching(/./),
          owner: expect.objectContaining({ code: expect.stringMatching(/^[A-Z]\d\d/), vi: expect.any(String) }),
        }),
      ]);
    }
  }
  expect(refusals).toBeGreaterThan(400);
});

test('no field of the small operations is refused to their personas', async () => {
  const small = [...operations.values()].filter(({ id }) => ![...rights.journeys.values()].includes(id));
  for (const { id, cases } of small) {
    const { status, errors } = await platform.query(id, cases[0]?.variables ?? {});
    const refused = errors.filter(({ extensions }) => extensions.code.startsWith('FIELD_'));
    expect([id, status, refused]).toEqual([id, 200, []]);
  }
});

test('the page says what the table says', () => {
  const plain = (text: string) =>
    text
      .replace(/ *\| */g, '|')
      .replace(/-{3,}/g, '---')
      .trim();
  const printed = journeyRightsPage(
    rights,
    purposes.map(({ code }) => code),
  );
  expect(plain(readFileSync('docs/journey-rights.md', 'utf8'))).toBe(plain(printed));
});
