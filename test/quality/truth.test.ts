import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { FAULTS, type Fault, type FaultName } from '../../mocks/world/faults.ts';
import type { EntityMeasure } from '../../src/quality/measured.ts';
import { groupMeasures } from '../../src/quality/plan/groupMeasures.ts';
import type { Measure, TablePlan } from '../../src/quality/plan/planTable.ts';
import { plansOf, profileTable, type AskEngine } from '../../src/quality/profileSource.ts';
import { rowCounter, type RowCounter } from '../../src/quality/rowByRow.ts';
import { sourceReport } from '../../src/quality/score/sourceReport.ts';
import { failingRowsStatement } from '../../src/quality/sql/exampleStatement.ts';
import { sqliteDialect } from '../../src/quality/sql/sqliteDialect.ts';
import { wilson } from '../../src/util/wilson.ts';
import { shuffled } from '../../src/conform/target/shuffled.ts';
import { referenceRows } from '../../mocks/world/ministries/referenceRows.ts';
import { scenarioRows } from '../../mocks/world/scenarios/scenarioRows.ts';
import { aWorld, type AWorld } from '../world/aWorld.ts';
import { QUALITY_PEOPLE } from '../support/qualityEffort.ts';
import { asTheGatewayReads } from './support/asTheGatewayReads.ts';
import { countsOf, openFile, surroundings } from './support/aWorldsMeasures.ts';
import { storedMinistries } from './support/storedMinistries.ts';

/** Of one statement or one table (milliseconds); a large world takes minutes. */
const LONG_MS = 240_000 + QUALITY_PEOPLE * 20;

const { settings, dictionary } = surroundings;

interface MeasuredTable {
  readonly ministry: string;
  readonly plan: TablePlan;
  readonly measure: EntityMeasure;
  /** The same, counted one row after the other. */
  readonly byRow: RowCounts;
  /** A third of the rows, counted so. */
  readonly ofThird: RowCounts;
  /** What the gateway finds wrong in answering the rows. */
  readonly asAnswered: ReadonlyMap<string, number>;
}

type RowCounts = ReturnType<RowCounter['counts']>;

let world: AWorld;
const tables: MeasuredTable[] = [];
const doors: { readonly id: string; readonly ask: AskEngine; readonly close: () => Promise<void> }[] = [];

beforeAll(async () => {
  world = await aWorld({ people: QUALITY_PEOPLE, seed: 5 });
  for (const ministry of storedMinistries) {
    const door = { id: ministry.id, ...openFile(join(world.directory, `${ministry.id}.sqlite`)) };
    doors.push(door);
    for (const plan of plansOf(ministry, surroundings)) {
      const measure = await profileTable(plan, { settings, dialect: sqliteDialect, ask: door.ask });
      const rows = await door.ask(`select * from ${plan.table}`);
      const binding = ministry.types[plan.type];
      tables.push({
        ...{ ministry: ministry.id, plan, measure, byRow: countedByRow(plan, rows) },
        ofThird: countedByRow(plan, shuffled(rows, 17).slice(0, Math.ceil(rows.length / 3))),
        asAnswered: binding === undefined ? new Map() : asTheGatewayReads(plan.type, binding, rows),
      });
    }
  }
}, LONG_MS);

afterAll(async () => {
  for (const { close } of doors) await close();
  await world.remove();
});

function countedByRow(plan: TablePlan, rows: readonly Readonly<Record<string, unknown>>[]): RowCounts {
  const counter = rowCounter(plan.measures, plan.repetitions, groupMeasures(plan.measures, settings));
  for (const row of rows) counter.add(row);
  return counter.counts();
}

describe('what an engine counts is so', () => {
  test('there is nothing that SQLite has no words for', () => {
    expect(tables.flatMap(({ measure }) => measure.unmeasured)).toEqual(['ProcedureComponent.componentElements']);
  });

  test(
    'the counts of every rule and criterion are those of counting row by row',
    () => {
      for (const table of tables) {
        expect({ table: table.plan.table, ...countsOf(table.measure) }).toEqual({
          table: table.plan.table,
          ...countsOf(table.byRow),
        });
      }
    },
    LONG_MS,
  );

  test(
    'DQI, score and band by SQL are those of counting row by row',
    () => {
      for (const { id } of storedMinistries) {
        const own = tables.filter(({ ministry }) => ministry === id);
        const facts = { source: id, agency: id, parts: {} };
        const bySql = sourceReport(
          facts,
          own.map(({ measure }) => measure),
          settings,
          dictionary,
        );
        const byRow = own.map((table) => ({ ...table.measure, ...table.byRow }));
        expect(bySql).toEqual(sourceReport(facts, byRow, settings, dictionary));
        expect(bySql.index.dqi).toBeGreaterThan(90);
      }
    },
    LONG_MS,
  );

  test(
    'they are those of the gateway, whose scalars know nothing of conditions',
    () => {
      let compared = 0;
      for (const { measure, asAnswered } of tables) {
        for (const [key, count] of asAnswered) {
          const [place, rule] = key.split(' ');
          const own = measure.rules.find((each) => each.place === place && each.rule === rule);
          expect([key, own?.failed]).toEqual([key, count]);
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(8);
    },
    LONG_MS,
  );
});

/** Which rule finds which fault. The others can only be seen beside another ministry's records (`test/conform/referenceTruth.test.ts`). */
const FOUND_BY: Partial<Record<FaultName, string>> = {
  'wrong-tone-placement': 'DATA-TONE',
  'nfd-text': 'DATA-NFC',
  'year-only-date': 'DATA-DATE-PARTIAL',
  'duplicate-parcel': 'DATA-DUPLICATE',
  'stale-row': 'DATA-STALE',
  'tax-status-10': 'DATA-DECLARED',
  'ocr-dirty-serial': 'DATA-SERIAL',
  placeholder: 'DATA-PLACEHOLDER',
  'control-character': 'DATA-UNREADABLE',
  'sex-digit-mismatch': 'DATA-IDENTIFIER-SEX',
  'bad-tax-checksum': 'DATA-CHECKSUM',
  'missing-sampled-at': 'DATA-MANDATORY',
  'code-not-in-list': 'DATA-CODE',
  'legacy-land-use': 'DATA-CODE-LEGACY',
};

const found = FAULTS.filter(({ name }) => FOUND_BY[name] !== undefined);
const named = found.map((fault) => [`${fault.name} in ${fault.ministry}.${fault.table}`, fault] as const);

describe('what was planted is found, and nothing else', () => {
  test.each(named)(
    '%s',
    async (_, fault) => {
      const planted = keysOf(fault);
      const { detected, whole } = await detectedBy(fault);
      const right = [...detected].filter((key) => planted.has(key)).length;
      const message = { planted: planted.size, detected: detected.size, right };
      expect({ ...message, recall: right >= 0.99 * planted.size }).toEqual({ ...message, recall: true });
      expect({ ...message, precision: right >= 0.99 * detected.size }).toEqual({ ...message, precision: true });
      expect(whole).toBe(true);
    },
    LONG_MS,
  );

  test('the faults of the ledger that no table shows by itself are these', () => {
    expect([...new Set(FAULTS.map(({ name }) => name))].filter((name) => FOUND_BY[name] === undefined)).toEqual([
      'reissued-identifier',
      'dead-still-active',
      'birth-date-disagrees',
    ]);
  });

  test(
    'the rate that a third of the rows shows lies, by its own interval, around that of all',
    () => {
      for (const fault of found.filter(({ name }) => name !== 'duplicate-parcel')) {
        const { table, measure } = measureOf(fault);
        const all = table.measure.rules.find(({ place, rule }) => place === measure.place && rule === measure.rule);
        const third = table.ofThird.rules.find(({ place, rule }) => place === measure.place && rule === measure.rule);
        const { tested, failed } = third ?? { tested: 0, failed: 0 };
        const { low, high } = wilson(failed, tested, 0.99);
        const rate = (all?.failed ?? 0) / (all?.tested ?? 1);
        expect({ fault: fault.name, isInside: low <= rate && rate <= high }).toEqual({
          fault: fault.name,
          isInside: true,
        });
      }
    },
    LONG_MS,
  );
});

function keysOf({ ministry, table, name, element }: Fault): ReadonlySet<string> {
  const lines = world.ledger.filter(
    (line) => line.fault === name && line.ministry === ministry && line.table === table && line.element === element,
  );
  return new Set(lines.map(({ key }) => key));
}

/** The table of a fault, and the measure of the rule that finds it there. */
function measureOf({ name, ministry, table: tableName, element, column }: Fault): {
  readonly table: MeasuredTable;
  readonly measure: Measure;
} {
  const table = tables.find((each) => each.ministry === ministry && each.plan.table === tableName);
  const rule = FOUND_BY[name];
  // A stale row is stale as a whole, and a mismatch of sex is told at the number.
  const elements = name === 'sex-digit-mismatch' ? ['Person.personalId'] : [element];
  const measure = table?.plan.measures.find(
    (each) =>
      each.rule === rule && (name === 'stale-row' || elements.includes(each.element)) && isOn(each, column, name),
  );
  if (table === undefined || measure === undefined) throw new Error(`Expected a measure that finds ${name}.`);
  return { table, measure };
}

function isOn({ shown }: Measure, column: string, name: FaultName): boolean {
  return name === 'sex-digit-mismatch' || JSON.stringify(shown).includes(`"${column}"`);
}

/** Keys of the rows that the rule finds; `whole` where all of them were looked at. */
async function detectedBy(fault: Fault): Promise<{ readonly detected: ReadonlySet<string>; readonly whole: boolean }> {
  const door = doors.find(({ id }) => id === fault.ministry);
  if (door === undefined) throw new Error('Expected the database of every ministry.');
  if (fault.name === 'duplicate-parcel') return repeatedParcels(door.ask);
  const { table, measure } = measureOf(fault);
  const rows = await door.ask(failingRowsStatement(table.plan, measure, sqliteDialect));
  const counted = table.measure.rules.find(({ place, rule }) => place === measure.place && rule === measure.rule);
  const generated = rows
    .filter(isPlantable)
    .filter((row) => !byHand.has(`${fault.ministry} ${fault.table} ${rowText(row)}`));
  const keys = generated.map((row) => String(row[fault.key]));
  return { detected: new Set(keys), whole: counted?.failed === rows.length };
}

/** A number that was cancelled because the sex was determined anew disagrees with it by law, and stands in no ledger. */
function isPlantable(row: Readonly<Record<string, unknown>>): boolean {
  return row['trang_thai_so'] !== 'DA_HUY';
}

/** A rule counts the rows that repeat another; of two parcels the ledger names the one that took the other's number. */
async function repeatedParcels(
  ask: AskEngine,
): Promise<{ readonly detected: ReadonlySet<string>; readonly whole: boolean }> {
  const rows = await ask(
    'select max(ma_ho_so_thua) as k, count(*) as n from thua_dat group by ma_xa, so_to, so_thua having count(*) > 1',
  );
  const table = tables.find(({ plan }) => plan.table === 'thua_dat');
  const counted = table?.measure.rules.find(
    ({ place, rule }) => place === 'Parcel.parcelRecordId' && rule === 'DATA-DUPLICATE',
  );
  const repeated = rows.reduce((sum, { n }) => sum + Number(n) - 1, 0);
  const keys = rows.map(({ k }) => String(k)).filter((key) => !key.startsWith('TD-26740-99'));
  return { detected: new Set(keys), whole: counted?.failed === repeated };
}

/** Rows that were written by hand, some of them odd on purpose; they stand in no ledger. */
const byHand = new Set(
  [...scenarioRows(), ...referenceRows()].map(({ ministry, table, row }) => `${ministry} ${table} ${rowText(row)}`),
);

function rowText(row: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  return JSON.stringify(values.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
