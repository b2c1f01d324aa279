import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { join } from 'node:path';
import { FAULTS, type FaultName } from '../../mocks/world/faults.ts';
import { bindings } from '../../resolvers/index.ts';
import { openBindingTarget, type BindingTarget } from '../../src/cli/commands/conform/bindingTarget.ts';
import { checkRecords, dataRules } from '../../src/conform/data/checkRecords.ts';
import type { DataContext } from '../../src/conform/data/dataRule.ts';
import { lookUpReferences } from '../../src/conform/data/references.ts';
import { readClaim } from '../../src/conform/schema/schemaRule.ts';
import { gatherRecords, type DataRecord } from '../../src/conform/target/gatherRecords.ts';
import type { SqlBinding } from '../../src/model/binding.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { wilson } from '../../src/util/wilson.ts';
import { shuffled } from '../../src/conform/target/shuffled.ts';
import { scenarioRows } from '../../mocks/world/scenarios/scenarioRows.ts';
import { QUALITY_PEOPLE } from '../support/qualityEffort.ts';
import { surroundings } from '../quality/support/aWorldsMeasures.ts';
import { storedMinistries } from '../quality/support/storedMinistries.ts';
import { aWorld, type AWorld } from '../world/aWorld.ts';

/** Numbers are seldom given anew: a smaller world holds none in the tax register. */
const PEOPLE = Math.max(6000, QUALITY_PEOPLE);

/** A large world takes minutes (milliseconds). */
const LONG_MS = 120_000 + PEOPLE * 20;

const { dictionary, settings } = surroundings;

/** Faults that show beside the register of people alone, and the rule that finds each. */
const FOUND_BY: Partial<Record<FaultName, string>> = {
  'reissued-identifier': 'DATA-REFERENCE-REPLACED',
  'dead-still-active': 'DATA-REFERENCE-ENDED',
  'birth-date-disagrees': 'DATA-REFERENCE-DIFFERS',
};
/** By which element the ledger names a record. */
const KEYS: Readonly<Record<string, string>> = {
  Taxpayer: 'taxCode',
  InsuranceParticipant: 'participantId',
  BirthRecord: 'birthRegNo',
};

let world: AWorld;
let context: DataContext;
/** Taxpayers of whom some have a number that nobody has, and some a name that is no text; by rule, who. */
let spoilt: readonly DataRecord[] = [];
const OWN = { 'DATA-REFERENCE': 'Taxpayer.taxpayerPersonalId', 'DATA-TYPE': 'Taxpayer.taxpayerName' } as const;
const own = new Map<string, ReadonlySet<string>>();
const opened: BindingTarget[] = [];
const records = new Map<string, readonly DataRecord[]>();

function open(id: string): BindingTarget {
  const stored = storedMinistries.find((each) => each.id === id);
  const attached = bindings.find((binding) => binding.id === id && binding.kind === 'sql') as SqlBinding | undefined;
  if (stored === undefined) throw new Error(`There is no database of ${id}.`);
  // The tax database is attached as a REST service; here it is read as what it is.
  const binding = attached ?? { ...taxBinding, types: stored.types };
  const target = openBindingTarget(binding, dictionary, {
    ...{ url: `sqlite:${join(world.directory, `${id}.sqlite`)}`, timeoutMs: 60_000 },
  });
  opened.push(target);
  return target;
}

const taxBinding: Omit<SqlBinding, 'types'> = {
  ...{ id: 'tax', kind: 'sql', ministry: { vi: 'Bộ Tài chính', en: 'Ministry of Finance', agency: 'G12.18' } },
  connection: { default: 'sqlite:tax.sqlite' },
};

function claimOf({ target }: BindingTarget) {
  if (target.kind !== 'binding') throw new Error('A bound source was expected.');
  return { ask: target.ask, claim: readClaim(parse(target.sdl), dictionary) };
}

beforeAll(async () => {
  world = await aWorld({ people: PEOPLE, seed: 5 });
  const everybody = (await world.ask('select so_dinh_danh as id from population.cong_dan')).map(({ id }) => ({
    ...{ __typename: 'Person', personalId: String(id) },
  }));
  const size = { most: Infinity, seed: 1 };
  for (const id of ['tax', 'finance', 'justice']) {
    const target = open(id);
    const { ask, claim } = claimOf(target);
    const keys = id === 'finance' ? everybody : await target.keys(Number.MAX_SAFE_INTEGER);
    records.set(id, (await gatherRecords(ask, claim, keys, size)).records);
  }
  plantOwn();
  const all = [...records.values(), spoilt].flat();
  const { references: agreements } = settings;
  const references = await lookUpReferences(all, { dictionary, agreements }, [claimOf(open('population'))], Infinity);
  context = {
    ...{ dictionary, references, agreements, today: surroundings.today },
    ...{ scalars: buildScalarRegistry(dictionary), repeated: new Set(), freshness: new Map() },
  };
}, LONG_MS);

/** Two faults that no generator plants, at 2 % each. */
function plantOwn(): void {
  const taxpayers = (records.get('tax') ?? []).filter(
    ({ type, fields }) => type === 'Taxpayer' && typeof fields['taxpayerPersonalId'] === 'string',
  );
  const keyOf = ({ fields }: DataRecord) => String(fields['taxCode']);
  const some = (seed: number) =>
    new Set(
      shuffled(taxpayers, seed)
        .slice(0, Math.ceil(taxpayers.length / 50))
        .map(keyOf),
    );
  const [strangers, nameless] = [some(3), some(4)];
  own.set('DATA-REFERENCE', strangers).set('DATA-TYPE', nameless);
  spoilt = taxpayers.map((record) => {
    const { taxpayerPersonalId, taxpayerName } = record.fields;
    const key = keyOf(record);
    return {
      ...record,
      fields: {
        ...record.fields,
        taxpayerPersonalId: strangers.has(key) ? `099${String(taxpayerPersonalId).slice(3)}` : taxpayerPersonalId,
        taxpayerName: nameless.has(key) ? 12_345 : taxpayerName,
      },
    };
  });
}

afterAll(async () => {
  for (const { close } of opened) await close();
  await world.remove();
});

const byHand = JSON.stringify(scenarioRows());
const faults = FAULTS.flatMap((fault) => {
  const rule = FOUND_BY[fault.name];
  return rule === undefined ? [] : [[`${fault.name} in ${fault.ministry}.${fault.table}`, fault, rule] as const];
});

/** Keys of the records in which the rule is broken, and how many it was tried on. */
function found(rule: string, element: string, among: readonly DataRecord[]) {
  const known = dataRules.find(({ id }) => id === rule);
  if (known === undefined) throw new Error(`There is no rule ${rule}.`);
  const [type = ''] = element.split('.');
  const results = among
    .filter((record) => record.type === type)
    .map((record) => {
      const { tested, hits } = checkRecords(known, [record], context);
      return {
        key: String(record.fields[KEYS[type] ?? '']),
        tested,
        isBroken: hits.some(({ where }) => where === element),
      };
    });
  return {
    keys: new Set(results.flatMap(({ key, isBroken }) => (isBroken && !byHand.includes(`"${key}"`) ? [key] : []))),
    tested: results.filter(({ tested }) => tested > 0).length,
    failed: results.filter(({ isBroken }) => isBroken).length,
  };
}

/** A day that the register itself knows in part (a fault of its own) agrees with whatever may be it. */
async function birthsOfUnknownDay(): Promise<ReadonlySet<string>> {
  const rows = await world.ask(
    `select so_dang_ky as k from justice.khai_sinh join population.cong_dan on so_dinh_danh = so_dinh_danh_tre
     where length(cong_dan.ngay_sinh) < 10`,
  );
  return new Set(rows.map(({ k }) => String(k)));
}

test.each(faults)('%s is found beside the register of people, and nothing else', async (_, fault, rule) => {
  const { name, ministry, table, element } = fault;
  const hidden = await birthsOfUnknownDay();
  const planted = new Set(
    world.ledger
      .filter(
        (line) => line.fault === name && line.ministry === ministry && line.table === table && !hidden.has(line.key),
      )
      .map(({ key }) => key),
  );
  const { keys } = found(rule, element, records.get(ministry) ?? []);
  const right = [...keys].filter((key) => planted.has(key)).length;
  const counts = { planted: planted.size, found: keys.size, right };
  expect(planted.size).toBeGreaterThan(0);
  expect({ ...counts, recall: right >= 0.99 * planted.size }).toEqual({ ...counts, recall: true });
  expect({ ...counts, precision: right >= 0.99 * keys.size }).toEqual({ ...counts, precision: true });
});

test.each(faults)('the rate of %s that a third shows lies around that of all', (_, { ministry, element }, rule) => {
  const all = records.get(ministry) ?? [];
  const whole = found(rule, element, all);
  const third = found(rule, element, shuffled(all, 17).slice(0, Math.ceil(all.length / 3)));
  const { low, high } = wilson(third.failed, third.tested, 0.99);
  const rate = whole.failed / whole.tested;
  expect([low <= rate, rate <= high]).toEqual([true, true]);
});

test.each(Object.entries(OWN))('%s finds what was planted, and nothing else', (rule, element) => {
  const planted = own.get(rule) ?? new Set();
  const { keys } = found(rule, element, spoilt);
  const right = [...keys].filter((key) => planted.has(key)).length;
  const written = [...planted].filter((key) => !byHand.includes(`"${key}"`)).length;
  expect(written).toBeGreaterThan(10);
  expect({ found: keys.size, right }).toEqual({ found: written, right: written });
});

test('nobody whom these records name is missing in the register of people', () => {
  for (const each of records.values()) {
    const rule = dataRules.find(({ id }) => id === 'DATA-REFERENCE');
    if (rule === undefined) throw new Error('There is no such rule.');
    expect(checkRecords(rule, each, context).hits).toEqual([]);
  }
});
