import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FAULTS, type FaultName } from '../../mocks/world/faults.ts';
import { moveToneMark } from '../../mocks/world/faults/toneMarks.ts';
import type { LedgerLine } from '../../mocks/world/faults/plantFaults.ts';
import { taxCheckDigit } from '../../src/synthetic/identity/taxCode.ts';
import { SCENARIOS } from '../../mocks/world/scenarios.ts';
import { aWorld, type AnyRow, type AWorld } from './aWorld.ts';

let world: AWorld;

beforeAll(async () => {
  world = await aWorld({ people: 6000, seed: 11 });
}, 120_000);
afterAll(() => world.remove());

interface Finding {
  readonly line: LedgerLine;
  /** The row that the ledger names. */
  readonly row: AnyRow;
  /** The value that was spoilt. */
  readonly value: string | number | null;
}

async function find(line: LedgerLine): Promise<Finding> {
  const fault = FAULTS.find(
    ({ name, ministry, table }) => name === line.fault && ministry === line.ministry && table === line.table,
  );
  if (fault === undefined) throw new Error('The ledger tells of a fault that nobody planted.');
  const rows = await world.ask(`SELECT * FROM ${schema(line.ministry)}.${line.table} WHERE ${fault.key} = ?`, line.key);
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`The ledger names ${rows.length} rows by one key.`);
  return { line, row, value: row[fault.column] ?? null };
}

function schema(ministry: string): string {
  return ministry.replace('-', '_');
}

async function count(sql: string, ...values: readonly (string | number)[]): Promise<number> {
  const [row] = await world.ask(sql, ...values);
  return Number(row?.['n']);
}

const populationOf = (id: unknown): Promise<readonly AnyRow[]> =>
  world.ask('SELECT * FROM population.cong_dan WHERE so_dinh_danh = ?', String(id));

/** How each fault shows in the data, found again without the generator. */
const isTrue: Readonly<Record<FaultName, (finding: Finding) => boolean | Promise<boolean>>> = {
  'wrong-tone-placement': async ({ row, value }) => {
    const [person] = await populationOf(row['mst']);
    const [enterprise] = await world.ask('SELECT * FROM finance.doanh_nghiep WHERE ma_so_dn = ?', String(row['mst']));
    // The enterprise register may have the same name decomposed, which is a fault of its own.
    const right = String(person?.['ho_ten'] ?? enterprise?.['ten_tieng_viet']).normalize('NFC');
    return right !== value && moveToneMark(right) === value;
  },
  'nfd-text': ({ value }) => String(value).normalize('NFC') !== value,
  'year-only-date': ({ value }) => /^\d{4}$/.test(String(value)),
  'reissued-identifier': async ({ row, value }) => {
    const [person] = await populationOf(value);
    return person?.['trang_thai_so'] === 'DA_HUY' && person['so_thay_the'] === row['mst'];
  },
  'dead-still-active': async ({ row, value }) => {
    const [person] = await populationOf(row['so_dinh_danh']);
    return person?.['trang_thai'] === 'CHET' && (value === 'DTG' || value === '00');
  },
  'duplicate-parcel': async ({ row }) =>
    (await count(
      'SELECT count(*) AS n FROM land.thua_dat WHERE ma_xa = ? AND so_to = ? AND so_thua = ?',
      String(row['ma_xa']),
      String(row['so_to']),
      Number(row['so_thua']),
    )) === 2,
  'birth-date-disagrees': async ({ row, value }) => {
    const [person] = await populationOf(row['so_dinh_danh_tre']);
    return person !== undefined && person['ngay_sinh'] !== value && !Number.isNaN(Date.parse(String(value)));
  },
  'stale-row': ({ value }) => String(value) < '2019',
  'tax-status-10': ({ value }) => value === '10',
  'ocr-dirty-serial': ({ value }) => !/^[A-Z]{2} \d{8}$/.test(String(value)),
  placeholder: ({ value }) => ['N/A', '0000', 'xxx'].includes(String(value)),
  'control-character': ({ value }) => /\p{Cc}/u.test(String(value)),
  'sex-digit-mismatch': ({ row, value }) => (Number(String(row['so_dinh_danh'])[3]) % 2 === 0) !== (value === '1'),
  'bad-tax-checksum': ({ value }) => Number(String(value)[9]) !== taxCheckDigit(String(value).slice(0, 9)),
  'missing-sampled-at': ({ value }) => value === null,
  'code-not-in-list': ({ value }) => value === '88',
  'legacy-land-use': ({ value }) => value === 'BHK' || value === 'LUN',
};

/** Rows that show a fault, counted over whole tables: as many as the ledger has, so nothing is dirty by accident. */
const tableCounts: readonly (readonly [fault: FaultName, ministry: string, sql: string])[] = [
  ['year-only-date', 'population', 'SELECT count(*) AS n FROM population.cong_dan WHERE length(ngay_sinh) = 4'],
  [
    'tax-status-10',
    'tax',
    "SELECT count(*) AS n FROM tax.nguoi_nop_thue WHERE trang_thai_mst = '10' AND mst NOT LIKE '%990161'",
  ],
  ['stale-row', 'population', "SELECT count(*) AS n FROM population.cu_tru WHERE cap_nhat_luc < '2025-07-01'"],
  ['stale-row', 'health', "SELECT count(*) AS n FROM health.so_suc_khoe WHERE tom_tat_luc < '2019'"],
  [
    'ocr-dirty-serial',
    'land',
    "SELECT count(*) AS n FROM land.giay_chung_nhan WHERE so_phat_hanh NOT GLOB '[A-Z][A-Z] [0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'",
  ],
  [
    'placeholder',
    'population',
    "SELECT count(*) AS n FROM population.cong_dan WHERE so_dien_thoai NOT GLOB '0[0-9]*' OR length(so_dien_thoai) <> 10",
  ],
  [
    'missing-sampled-at',
    'health',
    "SELECT count(*) AS n FROM health.ket_qua_xet_nghiem WHERE ngay_lay_mau IS NULL AND ma_xet_nghiem <> 'XN-990401-04'",
  ],
  [
    'code-not-in-list',
    'population',
    'SELECT count(*) AS n FROM population.cong_dan WHERE CAST(dan_toc AS INTEGER) NOT BETWEEN 1 AND 54',
  ],
  [
    'code-not-in-list',
    'health',
    "SELECT count(*) AS n FROM health.luot_kham WHERE ma_loai_kcb NOT BETWEEN '01' AND '16'",
  ],
  [
    'legacy-land-use',
    'land',
    "SELECT count(*) AS n FROM land.muc_dich_su_dung WHERE loai_dat IN ('LUN', 'BHK', 'NHK', 'CHN')",
  ],
  [
    'sex-digit-mismatch',
    'population',
    "SELECT count(*) AS n FROM population.cong_dan WHERE trang_thai_so = 'HIEU_LUC' AND (substr(so_dinh_danh, 4, 1) % 2 = 0) <> (gioi_tinh = '1')",
  ],
  [
    'duplicate-parcel',
    'land',
    "SELECT count(*) - count(DISTINCT ma_xa || '/' || so_to || '/' || so_thua) - 1 AS n FROM land.thua_dat",
  ],
  [
    'dead-still-active',
    'finance',
    "SELECT count(*) AS n FROM finance.tham_gia_bhxh t JOIN population.cong_dan c USING (so_dinh_danh) WHERE c.trang_thai = 'CHET' AND t.trang_thai = 'DTG'",
  ],
];

describe('the ledger tells what was planted', () => {
  test('every line is true in the data', async () => {
    const findings = await Promise.all(world.ledger.map(find));
    const verdicts = await Promise.all(
      findings.map(async (finding) => ((await isTrue[finding.line.fault as FaultName](finding)) ? [] : [finding.line])),
    );
    expect({ lines: findings.length > 500, false: verdicts.flat() }).toEqual({ lines: true, false: [] });
  });

  test('every line names a record once', () => {
    const places = world.ledger.map(({ ministry, table, key }) => `${ministry}/${table}/${key}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('it has as many lines of each fault as the summary counts', () => {
    const counted = world.summary.faults.map(({ name, ministry, planted }) => [name, ministry, planted]);
    const listed = FAULTS.map(({ name, ministry, table }) => [
      name,
      ministry,
      world.ledger.filter((line) => line.fault === name && line.ministry === ministry && line.table === table).length,
    ]);
    expect(counted).toEqual(listed);
  });

  test.each(FAULTS.map((fault) => [`${fault.name} in ${fault.ministry}.${fault.table}`, fault] as const))(
    '%s comes at its rate',
    (_name, fault) => {
      const { eligible, planted } = world.summary.faults.find(
        ({ name, ministry, table }) => name === fault.name && ministry === fault.ministry && table === fault.table,
      ) ?? { eligible: 0, planted: 0 };
      // Five standard deviations: a right generator fails this once in a million worlds.
      const deviation = Math.sqrt(eligible * fault.rate * (1 - fault.rate));
      expect(Math.abs(planted - eligible * fault.rate)).toBeLessThanOrEqual(5 * deviation + 1);
      expect(eligible).toBeGreaterThan(0);
    },
  );

  test.each(tableCounts)('no row shows %s in %s but those of the ledger', async (fault, ministry, sql) => {
    const listed = world.ledger.filter((line) => line.fault === fault && line.ministry === ministry).length;
    expect(await count(sql)).toBe(listed);
  });

  test('records of scenarios bear no fault', () => {
    const ids = new Set(SCENARIOS.flatMap((scenario) => Object.values(scenario.ids)));
    expect(world.ledger.filter(({ key }) => ids.has(key))).toEqual([]);
  });
});

describe('the tone mark moves to the other vowel', () => {
  test.each([
    ['Nguyễn Thị Hòa', 'Nguyễn Thị Hoà'],
    ['Trần Thủy', 'Trần Thuỷ'],
    ['Lê Thúy Hòa', 'Lê Thuý Hoà'],
    ['Võ Quý', undefined],
    ['Phạm Hoàng Anh', undefined],
    ['Hoàng Văn Nam', undefined],
  ])('%s becomes %s', (name, moved) => {
    expect(moveToneMark(name)).toBe(moved);
  });
});
