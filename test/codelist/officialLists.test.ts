import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importLists } from '../../src/codelist/import/importLists.ts';
import type { ImportReport } from '../../src/codelist/import/importReport.ts';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import { readShippedUnits } from '../../src/codelist/readShippedUnits.ts';
import type { AdminUnitRegistry } from '../../src/model/adminUnit.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';

/** The reference lists lie beside the project, not in it: they are public data that we may not ship. */
const FOLDER = join(packageRoot(), '..', 'shared', 'data');
const NAMES = ['commune_map_old_new.csv', 'communes_new3321.csv', 'provinces_new34.csv', 'provinces_old63.csv'];
const FILES = NAMES.map((name) => join(FOLDER, name));
const isThere = FILES.every((file) => existsSync(file));
const whenThere = isThere ? describe : describe.skip;

const OLD = '2025-06-30';
const TODAY = '2026-11-20';

if (!isThere) {
  test('the reference lists are not beside this checkout, so the importer is tried on small lists only', () => {
    expect(isThere).toBe(false);
  });
}

whenThere('the full official lists', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-official-'));
  const storePath = join(folder, 'registry.sqlite');
  const shipped = readShippedUnits();
  const importAll = (isDryRun = false): Promise<ImportReport> =>
    importLists({ files: FILES, storePath, shipped, isDryRun });
  /** An independent count: by text, with none of the importer's code. */
  const rows = isThere
    ? readFileSync(join(FOLDER, NAMES[0] ?? ''), 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
    : [];
  const cells = rows.map((row) => row.split(','));
  let report: ImportReport;
  let registry: AdminUnitRegistry;

  beforeAll(async () => {
    report = await importAll();
    registry = await openAdminUnitRegistry({ storePath });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('3,321 communes and 10,602 mappings are loaded, none rejected, none twice', () => {
    expect(rows).toHaveLength(10_602);
    expect(report.files.map(({ list, rows: count, loaded }) => [list, count, loaded])).toEqual([
      ['old provinces', 63, 63],
      ['new provinces', 34, 34],
      ['communes', 3321, 3321],
      ['map of communes', 10_602, 10_602],
    ]);
    for (const file of report.files) expect(file).toMatchObject({ duplicates: 0, conflicts: 0, rejected: 0 });
  });

  test('the counts per relation are those of an independent count', () => {
    const count = (relation: string): number => rows.filter((row) => row.endsWith(`,${relation}`)).length;
    expect(report.relations).toEqual({
      UNCHANGED: count('UNCHANGED'),
      MERGED: count('MERGED'),
      SPLIT: count('SPLIT'),
      NO_OLD_COMMUNE: count('NO_OLD_COMMUNE'),
    });
    expect(report.relations).toEqual({ UNCHANGED: 132, MERGED: 9432, SPLIT: 1033, NO_OLD_COMMUNE: 5 });
  });

  test('63 + 34 provinces, 10,035 old and 3,321 new communes are valid on their days', () => {
    const count = (asOf: string, level: 'PROVINCE' | 'COMMUNE'): number => registry.adminUnits({ asOf, level }).length;
    expect([count(OLD, 'PROVINCE'), count(OLD, 'COMMUNE')]).toEqual([63, 10_035]);
    expect([count(TODAY, 'PROVINCE'), count(TODAY, 'COMMUNE')]).toEqual([34, 3321]);
    expect(report.units.new).toBe(63 + 34 + 10_035 + 3321);
    expect(registry.origin).toBe('IMPORTED');
  });

  test('there are no conflicts; what the list hides is noticed', () => {
    expect(Object.fromEntries(report.findings.map(({ rule, count }) => [rule, count]))).toMatchInlineSnapshot(`
      {
        "CODE_REUSED": 1792,
        "DIFFERS_FROM_SHIPPED": 2,
        "KIND_SPELLING": 6,
        "NAME_MOVED": 723,
        "NAME_REPEATED": 245,
        "NEW_CODE": 1,
        "PROVINCE_CHANGED": 1287,
        "RENAMED_UNDER_UNCHANGED": 7,
        "TONE_MARK_ONLY": 15,
      }
    `);
    expect(report.findings.filter(({ severity }) => severity === 'CONFLICT')).toEqual([]);
  });

  test('the one new code that no old commune had is that of Ba Chẽ', () => {
    const found = report.findings.find(({ rule }) => rule === 'NEW_CODE');
    expect(found?.examples.map(({ code }) => code)).toEqual(['06978']);
    expect(registry.resolve('06970', OLD, TODAY).candidates.map(({ name }) => name)).toEqual(['Xã Ba Chẽ']);
  });

  test('every old commune leads to the units that the map names, and a split of them asks for an address', () => {
    const targets = new Map<string, Set<string>>();
    for (const row of cells) {
      const [oldCode = '', newCode = ''] = [row[0], row[5]];
      if (oldCode !== '') targets.set(oldCode, (targets.get(oldCode) ?? new Set()).add(newCode));
    }
    const answers = [...targets.keys()].map((code) => {
      const { candidates, needsAddress } = registry.resolve(code, OLD, TODAY);
      return [code, needsAddress, ...candidates.map((unit) => unit.code)];
    });
    const expected = [...targets].map(([code, newCodes]) => [code, newCodes.size > 1, ...[...newCodes].sort()]);
    expect(answers).toEqual(expected);
    expect([...targets.values()].filter(({ size }) => size > 1)).toHaveLength(471);
  });

  test('what the product ships agrees with the official lists', () => {
    for (const unit of shipped.units.filter(({ level }) => level === 'COMMUNE')) {
      const day = unit.validTo ?? TODAY;
      const listed = registry.adminUnit(unit.code, day);
      expect({ ...listed, decision: unit.decision }).toEqual(unit);
    }
  });

  test('the earlier name of Đồng Nai, which the list has forgotten, is kept', () => {
    expect(registry.adminUnit('75', '2026-04-29')?.name).toBe('Tỉnh Đồng Nai');
    expect(registry.adminUnit('75', '2026-04-30')?.name).toBe('Thành phố Đồng Nai');
    expect(registry.resolve('70', OLD, TODAY)).toMatchObject({ status: 'MERGED', needsAddress: false });
  });

  test('importing again finds nothing new', async () => {
    const again = await importAll();
    expect(again.units).toEqual({ new: 0, changed: 0, same: report.units.new, kept: 0 });
    expect(again.successions).toEqual({ new: 0, changed: 0, same: report.successions.new, kept: 0 });
    expect({ ...again, units: report.units, successions: report.successions }).toEqual(report);
  });
});
