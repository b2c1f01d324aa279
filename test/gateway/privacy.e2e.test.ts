import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ministryIds } from '../../mocks/startMinistries.ts';
import type { Dials } from '../../mocks/dials/dials.ts';
import { scenario, SCENARIOS } from '../../mocks/world/scenarios.ts';
import { loadOperations } from '../../src/server/loadOperations.ts';
import { startPlatform, type Platform, type PlatformAnswer } from '../support/startPlatform.ts';
import { asDoctor, cardsOf, cast, withoutRowRules } from './personCard.ts';

const operations = loadOperations('schema/operations');

/** Keys of variables and answers whose values are of persons or their things. */
const PERSONAL =
  /personalId|fullName|Name(Text)?$|Serial|applicantId|transfer[oe]+r?Id|patient|cardNumber|phone|email|^(id|name|code|number|health)$/i;

/** Values that say nothing of a person although their key looks like it. */
const HARMLESS = /^.{0,5}$/;

let platform: Platform;
const values = new Set<string>();
const errorBodies: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({
    env: {
      LIENTHONG_LOG_LEVEL: 'debug',
      ...withoutRowRules,
      ...Object.fromEntries(
        ministryIds.map((id) => [`LIENTHONG_${id.toUpperCase().replaceAll('-', '_')}_TIMEOUT_MS`, '1500']),
      ),
    },
  });
  for (const { ids } of SCENARIOS) collect(ids);
  for (const { cases } of operations) for (const { variables } of cases) collect(variables);
}, 120_000);

afterAll(() => platform.stop());

function collect(value: unknown, key = ''): void {
  if (Array.isArray(value)) for (const item of value as unknown[]) collect(item, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, field] of Object.entries(value)) collect(field, name);
  else if (typeof value === 'string' && PERSONAL.test(key) && !HARMLESS.test(value)) values.add(value);
  else if (typeof value === 'string' && /^\d{12}$/.test(value)) values.add(value);
}

function note({ data, errors }: PlatformAnswer): void {
  collect(data);
  if (errors.length > 0) errorBodies.push(JSON.stringify(errors));
}

async function runEverything(): Promise<void> {
  for (const { id, cases } of operations) {
    for (const { variables, caseId = null } of cases.slice(0, 3)) note(await platform.query(id, variables, { caseId }));
  }
  note(await platform.query(cardsOf(await cast()), {}, asDoctor));
}

test('neither log nor errors hold anything of a person, on a good day and on bad ones', async () => {
  await runEverything();

  const faults: readonly Partial<Dials>[] = [
    { errorRate: 1 },
    { garbage: true },
    { truncate: true },
    { shape: 'wrong-typename' },
    { shape: 'null-keys' },
    { shape: 'drop-last' },
    { outage: true },
  ];
  const sources = ministryIds.filter((id) => id !== 'identity');
  for (const fault of faults) {
    await Promise.all(sources.filter((id) => id !== 'population').map((id) => platform.ministry(id).setDials(fault)));
    await runEverything();
    await platform.ministry('population').setDials(fault);
    note(await platform.query(cardsOf(await cast()), {}, asDoctor));
    await Promise.all(sources.map((id) => platform.ministry(id).calm()));
  }
  await platform.ministry('population').setDials({ hang: true });
  note(await platform.query(cardsOf(await cast()), {}, asDoctor));
  await platform.ministry('population').calm();

  for (const id of values) {
    const wrong = `{ person(personalId: "${id.slice(0, 20)}x") { fullNameText } x: person(personalId: $y) { z } }`;
    note(await platform.query(wrong, { personalId: id }, asDoctor));
    if (errorBodies.length > 400) break;
  }
  const variable =
    'query ($x: PersonalId!, $c: TaxCode!) { person(personalId: $x) { sex } taxpayer(taxCode: $c) { taxCode } }';
  for (const id of [...values].slice(0, 50))
    note(await platform.query(variable, { x: `${id}0`, c: `${id}-` }, asDoctor));

  // Not a vacuous proof: there were many values, many errors, and a log.
  expect(values.size).toBeGreaterThan(100);
  expect([...values]).toEqual(
    expect.arrayContaining(['Nguyễn Văn Hòa', 'AA 00999901', String(scenario('results-mixed').ids['patientId'])]),
  );
  expect(errorBodies.length).toBeGreaterThan(50);
  const log = platform.log();
  expect(log).toContain('fetch failed');
  expect(log).not.toContain('Warning');

  const said = { log, errors: errorBodies.join('\n') };
  for (const [where, text] of Object.entries(said)) {
    expect([where, [...values].filter((value) => text.includes(value))]).toEqual([where, []]);
    expect([where, /eyJ[\w-]+\.[\w-]+\./.test(text)]).toEqual([where, false]);
  }
}, 300_000);
