import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import knex from 'knex';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import { storeError } from '../../src/codelist/store/storeError.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { COMMUNES, MAP, openDesk, type Desk } from './smallLists.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

const HEADER = 'code,full_name,type,province_code\n';

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof GatewayError) return error.code;
    throw error;
  }
  return 'no error';
}

/** Thousands of invented communes: more than fits in a small store. */
function manyCommunes(): string {
  const rows = Array.from(
    { length: 3000 },
    (_, index) => `${String(90_000 + index)},Xã Mẫu Số ${String(index)},Xã,96\n`,
  );
  return HEADER + rows.join('');
}

describe('a file that cannot be imported fails as a whole', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${COMMUNES}`, 'utf16le'), 'CODELIST_ENCODING'],
    ['UTF-16 without a mark', Buffer.from(COMMUNES, 'utf16le'), 'CODELIST_ENCODING'],
    ['Latin-1', Buffer.from(`${HEADER}90001,Xã Mau,Xã,96\n`, 'latin1'), 'CODELIST_ENCODING'],
    ['UTF-8 cut in the middle of a letter', Buffer.from(COMMUNES).subarray(0, HEADER.length + 8), 'CODELIST_ENCODING'],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]), 'CODELIST_ENCODING'],
    ['a compressed file', Buffer.from([0x1f, 0x8b, 0x08, 0x00]), 'CODELIST_ENCODING'],
    ['a quote that is never closed', `${COMMUNES}90005,"Xã Mẫu,Xã,96\n`, 'CODELIST_MALFORMED'],
    [
      'a quote that is never closed in a long file',
      `${HEADER}90005,"Xã Mẫu,Xã,96\n${'x'.repeat(50_000)}`,
      'CODELIST_MALFORMED',
    ],
    ['text behind a closed quote', `${COMMUNES}90005,"Xã" Mẫu,Xã,96\n`, 'CODELIST_MALFORMED'],
    ['an empty file', '', 'CODELIST_COLUMNS_MISSING'],
    ['a missing column', 'code,full_name,type\n90001,Xã Mẫu,Xã\n', 'CODELIST_COLUMNS_MISSING'],
    ['semicolons instead of commas', COMMUNES.replaceAll(',', ';'), 'CODELIST_COLUMNS_MISSING'],
    ['another list altogether', 'no,entity,element\n1,Person,personalId\n', 'CODELIST_COLUMNS_MISSING'],
    ['only a header', HEADER, 'CODELIST_NO_ROWS'],
    ['nothing but bad rows', `${HEADER}x,y,z,0\n`, 'CODELIST_NO_ROWS'],
    ['a map before its communes', MAP, 'CODELIST_UNITS_MISSING'],
  ])('%s', async (_, content, code) => {
    expect(await codeOf(desk.import([desk.put('list.csv', content)]))).toBe(code);
    expect(existsSync(desk.storePath)).toBe(false);
  });

  test('the line of a malformed row is told, and no value of it', async () => {
    const path = desk.put('list.csv', `${COMMUNES}90005,"Xã" Mẫu,Xã,96\n`);
    await expect(desk.import([path])).rejects.toMatchObject({ params: { file: path, line: 6 } });
  });

  test('missing columns are named', async () => {
    const path = desk.put('list.csv', 'code,full_name,type\n90001,Xã Mẫu,Xã\n');
    await expect(desk.import([path], { kind: 'admin-units' })).rejects.toMatchObject({
      params: { missing: 'province_code' },
    });
  });

  test('a list is refused under the name of another kind', async () => {
    const path = desk.put('communes.csv', COMMUNES);
    expect(await codeOf(desk.import([path], { kind: 'admin-unit-map' }))).toBe('CODELIST_COLUMNS_MISSING');
  });

  test('a file that is not there, and a folder', async () => {
    expect(await codeOf(desk.import(['/nowhere/list.csv']))).toBe('CODELIST_FILE_UNREADABLE');
    expect(await codeOf(desk.import([dirname(desk.put('x.csv', ''))]))).toBe('CODELIST_FILE_UNREADABLE');
  });
});

describe('the store stays as it was', () => {
  const files = (): string[] => [desk.put('communes.csv', COMMUNES), desk.put('map.csv', MAP)];

  test('when the second of two files is broken', async () => {
    await desk.import([desk.put('first.csv', `${HEADER}90001,Xã Mẫu Một,Xã,96\n`)]);
    const before = readFileSync(desk.storePath);
    const broken = desk.put('map.csv', `${MAP}"`);
    expect(await codeOf(desk.import([desk.put('communes.csv', COMMUNES), broken]))).toBe('CODELIST_MALFORMED');
    expect(readFileSync(desk.storePath).equals(before)).toBe(true);
  });

  test('when there is no room, in a store that was there and in one that was not', async () => {
    const big = desk.put('big.csv', manyCommunes());
    expect(await codeOf(desk.import([big], { mostPages: 20 }))).toBe('CODELIST_STORE_FULL');
    expect(readdirSync(dirname(desk.storePath))).toEqual([]);
    await desk.import(files());
    const before = readFileSync(desk.storePath);
    expect(await codeOf(desk.import([big], { mostPages: 20 }))).toBe('CODELIST_STORE_FULL');
    expect(readFileSync(desk.storePath).equals(before)).toBe(true);
    expect((await desk.import([big])).units.new).toBe(2996);
  });

  test('when another process is writing', async () => {
    await desk.import(files());
    const other = knex({ client: 'sqlite3', connection: { filename: desk.storePath }, useNullAsDefault: true });
    await other.raw('BEGIN IMMEDIATE');
    expect(await codeOf(desk.import(files()))).toBe('CODELIST_STORE_BUSY');
    await other.raw('ROLLBACK');
    await other.destroy();
    expect((await desk.import(files())).units).toMatchObject({ new: 0 });
  });
});

describe('a store that cannot be used', () => {
  const importOne = (): Promise<unknown> => desk.import([desk.put('communes.csv', COMMUNES)]);

  test('is another kind of file', async () => {
    mkdirSync(dirname(desk.storePath));
    writeFileSync(
      desk.storePath,
      'These are notes, not a database, and they are long enough to have a first page. '.repeat(20),
    );
    const before = readFileSync(desk.storePath);
    expect(await codeOf(importOne())).toBe('CODELIST_STORE_UNREADABLE');
    expect(await codeOf(openAdminUnitRegistry({ storePath: desk.storePath }))).toBe('CODELIST_STORE_UNREADABLE');
    expect(readFileSync(desk.storePath).equals(before)).toBe(true);
  });

  test('is damaged', async () => {
    await desk.import([desk.put('big.csv', manyCommunes())]);
    truncateSync(desk.storePath, 8192);
    expect(await codeOf(importOne())).toBe('CODELIST_STORE_UNREADABLE');
    expect(await codeOf(openAdminUnitRegistry({ storePath: desk.storePath }))).toBe('CODELIST_STORE_UNREADABLE');
  });

  test('is a folder, or lies in a file', async () => {
    mkdirSync(desk.storePath, { recursive: true });
    expect(await codeOf(importOne())).toBe('CODELIST_STORE_UNREADABLE');
    const inFile = join(desk.put('file', ''), 'registry.sqlite');
    expect(await codeOf(desk.import([desk.put('communes.csv', COMMUNES)], { storePath: inFile }))).toBe(
      'CODELIST_STORE_UNREADABLE',
    );
  });

  test('lies where the system lets nobody make a folder, or behind a link that leads nowhere', async () => {
    const communes = desk.put('communes.csv', COMMUNES);
    const link = join(dirname(communes), 'link');
    symlinkSync(join(dirname(communes), 'nowhere'), link);
    for (const folder of [join(link, 'data'), link, ...(existsSync('/proc/self') ? ['/proc/none/data'] : [])]) {
      const storePath = join(folder, 'registry.sqlite');
      expect(await codeOf(desk.import([communes], { storePath }))).toBe('CODELIST_STORE_UNREADABLE');
    }
  });

  test('was written by a newer version', async () => {
    await importOne();
    const other = knex({ client: 'sqlite3', connection: { filename: desk.storePath }, useNullAsDefault: true });
    await other.raw('PRAGMA user_version = 99');
    await other.destroy();
    expect(await codeOf(importOne())).toBe('CODELIST_STORE_NEWER');
  });

  test.each([
    ['SQLITE_READONLY', 'CODELIST_STORE_READ_ONLY'],
    ['EROFS', 'CODELIST_STORE_READ_ONLY'],
    ['ENOSPC', 'CODELIST_STORE_FULL'],
    ['SQLITE_IOERR', 'CODELIST_STORE_UNREADABLE'],
  ])('reports %s as %s', (code, expected) => {
    expect(storeError(Object.assign(new Error('x'), { code }), 'registry.sqlite')).toMatchObject({ code: expected });
  });

  test('was left by a crash in the middle of an import: the next reader finds what was there before', async () => {
    await importOne();
    const before = readFileSync(desk.storePath);
    const writer = knex({ client: 'sqlite3', connection: { filename: desk.storePath }, useNullAsDefault: true });
    await writer.raw('PRAGMA cache_size = 1');
    await writer.raw('BEGIN IMMEDIATE');
    await writer.raw("UPDATE admin_unit SET name = name || ' hỏng' || hex(zeroblob(3000))");
    // What a crash leaves on the disk: the half-written file and the journal that undoes it.
    const crashed = join(dirname(desk.storePath), 'crashed.sqlite');
    copyFileSync(desk.storePath, crashed);
    copyFileSync(`${desk.storePath}-journal`, `${crashed}-journal`);
    await writer.raw('ROLLBACK');
    await writer.destroy();
    expect(readFileSync(crashed).equals(before)).toBe(false);
    const registry = await openAdminUnitRegistry({ storePath: crashed });
    expect(registry.adminUnit('90001', '2026-11-20')?.name).toBe('Xã Mẫu Một');
  });
});
