import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import { COMMUNES, MAP, MAP_HEADER, openDesk, type Desk } from './smallLists.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

const OLD = '2025-06-30';
const TODAY = '2026-11-20';
const findingsOf = (report: Awaited<ReturnType<Desk['import']>>): Record<string, string[]> =>
  Object.fromEntries(
    report.findings.map(({ rule, examples }) => [rule, examples.map(({ line, code }) => `${String(line)}:${code}`)]),
  );

describe('a small list and its map', () => {
  test('answer from the registry, in any order of the files', async () => {
    const report = await desk.import([desk.put('map.csv', MAP), desk.put('communes.csv', COMMUNES)]);
    expect(report.relations).toEqual({ UNCHANGED: 1, MERGED: 2, SPLIT: 2, NO_OLD_COMMUNE: 1 });
    expect(report.units).toEqual({ new: 8, changed: 0, same: 0, kept: 0 });
    const registry = await openAdminUnitRegistry({ storePath: desk.storePath });
    const resolved = (code: string): string[] => {
      const { status, candidates } = registry.resolve(code, OLD, TODAY);
      return [status, ...candidates.map((unit) => unit.code)];
    };
    expect(resolved('90001')).toEqual(['CURRENT', '90001']);
    expect(resolved('90011')).toEqual(['MERGED', '90002']);
    expect(resolved('90012')).toEqual(['SPLIT', '90002', '90003']);
    expect(resolved('980')).toEqual(['ABOLISHED', '90001', '90002', '90003']);
    expect(registry.adminUnit('90012', OLD)?.name).toBe('Xã Mẫu, Đông');
  });

  test('replace the sample communes and leave the provinces', async () => {
    await desk.import([desk.put('communes.csv', COMMUNES), desk.put('map.csv', MAP)]);
    const registry = await openAdminUnitRegistry({ storePath: desk.storePath });
    expect(registry.adminUnit('26740', TODAY)).toBeUndefined();
    expect(registry.adminUnit('79', TODAY)?.name).toBe('Thành phố Hồ Chí Minh');
    expect(registry.resolve('70', OLD, TODAY)).toMatchObject({ status: 'MERGED' });
  });

  test('are not imported twice', async () => {
    const files = [desk.put('communes.csv', COMMUNES), desk.put('map.csv', MAP)];
    await desk.import(files);
    const bytes = readFileSync(desk.storePath);
    const again = await desk.import(files);
    expect([again.units, again.successions]).toEqual([
      { new: 0, changed: 0, same: 8, kept: 0 },
      { new: 0, changed: 0, same: 5, kept: 0 },
    ]);
    expect(readFileSync(desk.storePath).equals(bytes)).toBe(true);
  });

  test('can be imported one after the other, or as far as they are there', async () => {
    await desk.import([desk.put('communes.csv', COMMUNES)]);
    const report = await desk.import([desk.put('map.csv', MAP)], { kind: 'admin-unit-map' });
    expect(report.units).toEqual({ new: 4, changed: 0, same: 0, kept: 4 });
    expect(report.successions.new).toBe(5);
  });

  test('a dry run reports the same and makes no store', async () => {
    const report = await desk.import([desk.put('communes.csv', COMMUNES)], { isDryRun: true });
    expect(report).toMatchObject({ isDryRun: true, units: { new: 4 } });
    expect(existsSync(desk.storePath)).toBe(false);
  });

  test('a corrected name is a change, and the rest is kept', async () => {
    await desk.import([desk.put('communes.csv', COMMUNES)]);
    const report = await desk.import([
      desk.put('new.csv', 'code,full_name,type,province_code\n90003,Phường Mẫu Ba,Phường,96\n'),
    ]);
    expect(report.units).toEqual({ new: 0, changed: 1, same: 0, kept: 3 });
    const registry = await openAdminUnitRegistry({ storePath: desk.storePath });
    expect(registry.adminUnit('90003', TODAY)).toMatchObject({
      name: 'Phường Mẫu Ba',
      kind: 'WARD',
      nameEn: 'Mau Ba Ward',
    });
  });

  test('a province list with a later first day closes the row before it', async () => {
    const header = 'code,full_name,type,merged_from_old_codes,valid_from\n';
    await desk.import([desk.put('one.csv', `${header}96,Tỉnh Cà Mau,Tỉnh,95 96,2025-07-01\n`)]);
    await desk.import([desk.put('two.csv', `${header}96,Thành phố Cà Mau,Thành phố,,2027-01-01\n`)]);
    const registry = await openAdminUnitRegistry({ storePath: desk.storePath });
    expect(registry.adminUnit('96', '2026-12-31')).toMatchObject({ name: 'Tỉnh Cà Mau', validTo: '2026-12-31' });
    expect(registry.resolve('96', TODAY, '2027-01-01')).toMatchObject({
      status: 'RENAMED',
      candidates: [{ kind: 'MUNICIPALITY' }],
    });
    expect(registry.resolve('95', OLD, '2027-01-01')).toMatchObject({ status: 'MERGED', needsAddress: false });
  });

  test('a byte order mark, Windows line ends, further columns, another order and spaces do no harm', async () => {
    const content = '\uFEFFprovince_code,note,type,full_name,code\r\n96,x,Xã, Xã  Mẫu Một ,90001\r\n\r\n';
    const report = await desk.import([desk.put('communes.csv', content)]);
    expect(report.files).toMatchObject([{ loaded: 1, rejected: 0 }]);
  });

  test('progress ends at the size of the files', async () => {
    const seen: number[][] = [];
    await desk.import([desk.put('communes.csv', COMMUNES)], { onProgress: (...bytes) => seen.push(bytes) });
    const size = Buffer.byteLength(COMMUNES);
    expect(seen.at(-1)).toEqual([size, size]);
  });
});

describe('what an import finds', () => {
  const communes = (rows: string): string => desk.put('c.csv', `code,full_name,type,province_code\n${rows}`);
  const withMap = (rows: string): Promise<Awaited<ReturnType<Desk['import']>>> =>
    desk.import([desk.put('communes.csv', COMMUNES), desk.put('map.csv', `${MAP_HEADER}\n${rows}`)]);

  test('a code with two names is a conflict and the first counts', async () => {
    const report = await desk.import([communes('90001,Xã Mẫu Một,Xã,96\n90001,Xã Mẫu Khác,Xã,96\n')]);
    expect(findingsOf(report)).toEqual({ CODE_WITH_TWO_NAMES: ['3:90001'] });
    expect(report.files).toMatchObject([{ loaded: 1, conflicts: 1 }]);
  });

  test('a code in two provinces is a conflict', async () => {
    expect(findingsOf(await desk.import([communes('90001,Xã Mẫu,Xã,96\n90001,Xã Mẫu,Xã,92\n')]))).toEqual({
      CODE_WITH_TWO_PROVINCES: ['3:90001'],
    });
    expect(
      findingsOf(
        await withMap(
          '90001,Xã Mẫu Một,980,X,95,90001,Xã Mẫu Một,92,UNCHANGED\n90011,Xã Mẫu,980,X,95,90002,Phường Mẫu Hai,96,MERGED\n',
        ),
      ),
    ).toMatchObject({
      CODE_WITH_TWO_PROVINCES: ['2:90001'],
    });
  });

  test('a province that no list knows is a conflict', async () => {
    const report = await desk.import([communes('90001,Xã Mẫu,Xã,96\n90005,Xã Mẫu,Xã,03\n')]);
    expect(findingsOf(report)).toMatchObject({ UNKNOWN_PROVINCE: ['3:90005'] });
  });

  test('a mapping to an unknown unit is a conflict', async () => {
    const report = await withMap(
      '90011,Xã Mẫu Cũ,980,X,95,90009,Xã Mẫu Chín,96,MERGED\n90001,Xã Mẫu Một,980,X,95,90001,Xã Mẫu Một,96,UNCHANGED\n',
    );
    expect(findingsOf(report)).toMatchObject({ UNKNOWN_UNIT: ['2:90009'] });
  });

  test.each([
    ['oà and òa', 'Xã Hoà Mẫu', 'Xã Hòa Mẫu'],
    ['capitals', 'Xã Mẫu MỘT', 'Xã Mẫu Một'],
  ])('names that differ only in %s are the same name, and said', async (_, one, other) => {
    const report = await desk.import([communes(`90001,${one},Xã,96\n90001,${other},Xã,96\n`)]);
    expect(findingsOf(report)).toEqual({ TONE_MARK_ONLY: ['3:90001'] });
    expect(report.files).toMatchObject([{ loaded: 1, duplicates: 1, conflicts: 0 }]);
  });

  test('decomposed Unicode is composed before it is compared', async () => {
    const report = await desk.import([
      communes(`90001,Xã Mẫu Một,Xã,96\n90001,${'Xã Mẫu Một'.normalize('NFD')},Xã,96\n`),
    ]);
    expect(report.findings).toEqual([]);
    expect(report.files).toMatchObject([{ duplicates: 1 }]);
  });

  test('a kind in another case is written as usual, and said', async () => {
    const report = await desk.import([communes('90001,xã Mẫu Một,xã,96\n')]);
    expect(findingsOf(report)).toEqual({ KIND_SPELLING: ['2:90001'] });
    const registry = await openAdminUnitRegistry({ storePath: desk.storePath });
    expect(registry.adminUnit('90001', TODAY)?.name).toBe('Xã Mẫu Một');
  });

  test('a row given twice is counted as a duplicate', async () => {
    const row = '90001,Xã Mẫu Một,980,X,95,90001,Xã Mẫu Một,96,UNCHANGED\n';
    const island = ',,,X,,90004,Đặc khu Mẫu Bốn,96,NO_OLD_COMMUNE\n';
    const report = await withMap(row + row + island + island);
    expect(report.files).toMatchObject([{ list: 'communes' }, { rows: 4, loaded: 2, duplicates: 2 }]);
    expect(report.relations).toEqual({ UNCHANGED: 1, MERGED: 0, SPLIT: 0, NO_OLD_COMMUNE: 1 });
  });

  test('a relation that the rows contradict is said, and the rows count', async () => {
    const report = await withMap(
      '90011,Xã Mẫu Cũ,980,X,95,90002,Phường Mẫu Hai,96,MERGED\n90011,Xã Mẫu Cũ,980,X,95,90003,Xã Mẫu Ba,96,MERGED\n90012,Xã Mẫu Tây,980,X,95,90003,Xã Mẫu Ba,96,SPLIT\n',
    );
    expect(findingsOf(report)).toMatchObject({ RELATION_DISAGREES: ['2:90011', '3:90011', '4:90012'] });
    const registry = await openAdminUnitRegistry({ storePath: desk.storePath });
    expect(registry.resolve('90011', OLD, TODAY)).toMatchObject({ status: 'SPLIT', needsAddress: true });
    // One known part of a split: the other part is somewhere else, so the address is still needed.
    expect(registry.resolve('90012', OLD, TODAY)).toMatchObject({
      status: 'SPLIT',
      needsAddress: true,
      candidates: [{ code: '90003' }],
    });
  });

  test('a unit stated as unchanged under another name is renamed, and said', async () => {
    const report = await withMap('90001,Xã Tên Xưa,980,X,95,90001,Xã Mẫu Một,96,UNCHANGED\n');
    expect(findingsOf(report)).toMatchObject({ RENAMED_UNDER_UNCHANGED: ['2:90001'], CODE_REUSED: ['0:90001'] });
    const registry = await openAdminUnitRegistry({ storePath: desk.storePath });
    expect(registry.resolve('90001', OLD, TODAY)).toMatchObject({ status: 'RENAMED', needsAddress: false });
  });
});

describe('rows that cannot be read are rejected one by one, with their lines', () => {
  test.each([
    ['a short code', '123,Xã Mẫu,Xã,96', 'the code is not 5 digits'],
    ['no name', '90005,,Xã,96', 'the name is missing'],
    ['an unknown kind', '90005,Làng Mẫu,Làng,96', 'the name does not begin with a known kind of unit'],
    ['a type that is not in the name', '90005,Xã Mẫu,Phường,96', 'the name and the type disagree'],
    ['a bad province', '90005,Xã Mẫu,Xã,9', 'the province code is not 2 digits'],
    ['too few fields', '90005,Xã Mẫu', 'it has 2 fields, the header 4'],
    ['lost characters', '90005,Xã M\uFFFDu,Xã,96', 'the name has lost characters'],
  ])('%s', async (_, row, reason) => {
    const report = await desk.import([desk.put('communes.csv', `${COMMUNES}${row}\n`)]);
    expect(report.rejectedLines).toEqual([{ file: 'communes.csv', line: 6, reason }]);
    expect(report.files).toMatchObject([{ loaded: 4, rejected: 1 }]);
  });

  test.each([
    [
      'an unknown relation',
      '90001,Xã Mẫu,980,X,95,90001,Xã Mẫu Một,96,VANISHED',
      'the relation is not one of the known words',
    ],
    [
      'an old commune that should not be there',
      '90001,Xã Mẫu,980,X,95,90001,Xã Mẫu Một,96,NO_OLD_COMMUNE',
      'the relation says that there was no old commune, but one is given',
    ],
    ['an old commune that is missing', ',,,,,90001,Xã Mẫu Một,96,MERGED', 'old commune: the code is not 5 digits'],
    ['a bad new commune', '90001,Xã Mẫu,980,X,95,9,Xã Mẫu Một,96,MERGED', 'new commune: the code is not 5 digits'],
  ])('%s', async (_, row, reason) => {
    const files = [desk.put('communes.csv', COMMUNES), desk.put('map.csv', `${MAP}${row}\n`)];
    expect((await desk.import(files)).rejectedLines).toEqual([{ file: 'map.csv', line: 8, reason }]);
  });

  test('an impossible date', async () => {
    const content =
      'code,full_name,type,merged_from_old_codes,valid_from\n96,Tỉnh Cà Mau,Tỉnh,95 96,2025-07-01\n92,Thành phố Cần Thơ,Thành phố,92,2025-02-30\n';
    const report = await desk.import([desk.put('provinces.csv', content)]);
    expect(report.rejectedLines).toMatchObject([
      { line: 3, reason: 'a date is not a day of the calendar (YYYY-MM-DD)' },
    ]);
  });
});
