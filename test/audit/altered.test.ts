import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import knex, { type Knex } from 'knex';
import type { AuditSettings } from '../../src/audit/auditSettings.ts';
import { openKeyFile } from '../../src/audit/heads/keyFile.ts';
import { readHead } from '../../src/audit/heads/treeHead.ts';
import { openAuditLog } from '../../src/audit/openAuditLog.ts';
import { headOver } from '../../src/audit/read/prove.ts';
import { sqliteLiterals } from '../../src/audit/store/changesSql.ts';
import { verifyDatabase } from '../../src/audit/verify/verifyDatabase.ts';
import { verifyExport } from '../../src/audit/verify/verifyExport.ts';
import { isEveryBit } from '../support/auditEffort.ts';
import { auditEntry } from './support/auditEntry.ts';
import { indexReaches } from './support/indexReaches.ts';
import { quiet, sqliteSettings } from './support/openLog.ts';
import { exportText, kindsOf, plainly, verifyByPython, verifyStore } from './support/verifyLog.ts';

/** Every bit takes a quarter of an hour; otherwise so many, spread evenly and in every place of a byte. */
const LIMIT_MS = isEveryBit ? 3_600_000 : 120_000;

/** Numbers of bits to change, among those of so many bytes. */
function bitsOf(bytes: number, most: number): number[] {
  const step = isEveryBit ? 1 : Math.max(1, Math.floor((bytes * 8) / most) | 1);
  return Array.from({ length: Math.ceil((bytes * 8) / step) }, (_, at) => at * step);
}

/** Records that are quickly told apart, under heads after the first, the third and the fifth. */
async function smallLog(changes: Partial<AuditSettings> = { indexWaits: 1 }): Promise<AuditSettings> {
  const settings = sqliteSettings({ headEveryRecords: 2, ...changes });
  const log = await openAuditLog(settings, quiet);
  for (const officer of ['a', 'b', 'c', 'd', 'e']) {
    await log.append(auditEntry({ officer, persons: [officer, 'x'], operationHash: 'f0', embargoUntil: '2026-12-01' }));
  }
  if (settings.indexWaits === 1) await indexReaches(settings, 5);
  await log.close();
  return settings;
}

let settings: AuditSettings;
let database: Knex;
beforeAll(async () => {
  settings = await smallLog();
  database = knex({
    client: 'sqlite3',
    connection: { filename: settings.file },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
});
afterAll(() => database.destroy());

const verify = () =>
  verifyDatabase({ database, eachPerson: sqliteLiterals.eachPerson }, 'log', {
    ...plainly,
    trusted: openKeyFile(settings.keyFile).signing.public,
  });

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return copy;
}

describe('a log in its database', () => {
  test('is whole as it was written', async () => {
    expect(await verify()).toMatchObject({ size: 5, heads: 3, signedSize: 5, findings: [], findingCount: 0 });
  });

  test.each([
    ['audit_record', 'idx', 'body', 'text'],
    ['audit_leaf', 'idx', 'record_id', 'blob'],
    ['audit_leaf', 'idx', 'digest', 'blob'],
    ['audit_leaf', 'idx', 'hash', 'blob'],
    ['audit_head', 'size', 'note', 'text'],
    ['audit_key', 'number', 'note', 'text'],
    ['audit_record', 'idx', 'agency', 'text'],
    ['audit_record', 'idx', 'officer', 'text'],
    ['audit_record', 'idx', 'purpose', 'text'],
    ['audit_record', 'idx', 'outcome', 'text'],
    ['audit_record', 'idx', 'persons', 'text'],
  ])(
    'no bit of %s.%s %s can be changed unnoticed',
    async (table, key, column, type) => {
      const rows: Record<string, number | string | Buffer>[] = await database(table).select(key, column);
      const missed: string[] = [];
      for (const row of rows) {
        const original = Buffer.from(row[column] as string | Buffer);
        for (const bit of bitsOf(original.length, 12)) {
          const write = (bytes: Buffer) =>
            database.raw(`update ${table} set ${column} = cast(? as ${type}) where ${key} = ?`, [bytes, row[key] ?? 0]);
          await write(flipped(original, bit));
          if ((await verify()).findingCount === 0) missed.push(`${String(row[key])}: bit ${bit}`);
          await write(original);
        }
      }
      expect(missed).toEqual([]);
      expect((await verify()).findingCount).toBe(0);
    },
    LIMIT_MS,
  );

  test.each([
    ['audit_leaf', 'expires'],
    ['audit_leaf', 'idx'],
    ['audit_record', 'idx'],
    ['audit_record', 'expires'],
    ['audit_record', 'time_ms'],
    ['audit_record', 'emergency'],
    ['audit_record', 'embargo_ms'],
    ['audit_about', 'subject'],
    ['audit_about', 'idx'],
    ['audit_head', 'size'],
    ['audit_state', 'size'],
  ])(
    'no bit of the numbers in %s.%s can be changed unnoticed',
    async (table, column) => {
      const [row] = (await database(table)
        .select(database.raw(`rowid as place`), column)
        .orderBy(column, 'desc')
        .catch(() => database(table).select(column).orderBy(column, 'desc'))) as Record<string, number>[];
      const original = row?.[column] ?? 0;
      const missed: number[] = [];
      for (let bit = 0; bit < 40; bit += isEveryBit ? 1 : 3) {
        const changed = original + (Math.floor(original / 2 ** bit) % 2 === 1 ? -1 : 1) * 2 ** bit;
        // Another row with that value would be put back as well.
        if (((await database(table).where(column, changed)) as unknown[]).length > 0) continue;
        // The database itself refuses a place that is taken.
        const written = await database
          .raw(`update ${table} set ${column} = ? where ${column} = ?`, [changed, original])
          .then(
            () => true,
            () => false,
          );
        if (!written) continue;
        if ((await verify()).findingCount === 0) missed.push(bit);
        await database.raw(`update ${table} set ${column} = ? where ${column} = ?`, [original, changed]);
      }
      expect(missed).toEqual([]);
      expect((await verify()).findingCount).toBe(0);
    },
    LIMIT_MS,
  );
});

/** Does something to a fresh log by SQL and gives what is found. */
async function afterwards(statements: readonly string[]) {
  const own = await smallLog();
  const ownDatabase = knex({ client: 'sqlite3', connection: { filename: own.file }, useNullAsDefault: true });
  for (const statement of statements) await ownDatabase.raw(statement);
  await ownDatabase.destroy();
  return { settings: own, report: await verifyStore(own) };
}

const move = (table: string, from: number, to: number) => `update ${table} set idx = ${to} where idx = ${from}`;

describe('who alters a log', () => {
  test('by a record is named with its place and identifier', async () => {
    const { report } = await afterwards([
      "update audit_record set body = replace(body, 'CB', 'XX'), officer = 'z' where idx = 2",
    ]);
    const [finding] = report.findings.filter(({ index }) => index === 2);
    expect(finding).toMatchObject({ kind: 'RECORD_INDEX_ALTERED', index: 2 });
    expect(finding?.recordId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('by removing the content of a record before its time is found', async () => {
    const { report } = await afterwards([
      'delete from audit_about where idx = 1',
      'delete from audit_record where idx = 1',
    ]);
    expect(report.findings).toMatchObject([{ kind: 'RECORD_REMOVED', index: 1 }]);
  });

  test('by removing a record with its leaf is found', async () => {
    const { report } = await afterwards([
      'delete from audit_about where idx = 3',
      'delete from audit_record where idx = 3',
      'delete from audit_leaf where idx = 3',
    ]);
    expect(report.findings).toMatchObject([{ kind: 'LEAF_MISSING', index: 3 }]);
  });

  test('by closing the gap is found: leaves say where they belong', async () => {
    const { report } = await afterwards([
      'delete from audit_about where idx = 3',
      'delete from audit_record where idx = 3',
      'delete from audit_leaf where idx = 3',
      ...['audit_about', 'audit_record', 'audit_leaf'].map((table) => move(table, 4, 3)),
      'update audit_state set size = 4',
    ]);
    expect(kindsOf(report)).toEqual(expect.arrayContaining(['LEAF_ALTERED', 'LOG_SHORTENED']));
    expect(report.findings).toContainEqual(expect.objectContaining({ kind: 'LEAF_ALTERED', index: 3 }));
  });

  test('by swapping the contents of two records is found, and whose they are', async () => {
    const { report } = await afterwards([
      'update audit_record set idx = -idx where idx in (1, 2)',
      move('audit_record', -1, 2),
      move('audit_record', -2, 1),
    ]);
    const moved = report.findings.filter(({ kind }) => kind === 'RECORD_MOVED');
    expect(moved.map(({ index }) => index)).toEqual([1, 2]);
  });

  test('by inserting a record is found', async () => {
    const { report } = await afterwards([
      "insert into audit_leaf select 5, x'01', expires, digest, hash from audit_leaf where idx = 4",
    ]);
    expect(report.findings).toMatchObject([{ kind: 'RECORD_INSERTED', index: 5 }]);
    const other = await afterwards([
      "insert into audit_record select 9, expires, time_ms, agency, officer, purpose, outcome, emergency, embargo_ms, '[]', body from audit_record where idx = 4",
    ]);
    expect(other.report.findings).toMatchObject([{ kind: 'RECORD_INSERTED', index: 9 }]);
  });

  test('by writing everything anew without the key is told between which heads', async () => {
    const forged = await smallLog();
    const honest = await smallLog();
    const database = knex({ client: 'sqlite3', connection: { filename: forged.file }, useNullAsDefault: true });
    // Everything but the signatures is consistent: the records, leaves and state of another log under this log's heads.
    await database.raw(`attach '${honest.file}' as honest`);
    for (const table of ['audit_leaf', 'audit_record', 'audit_about', 'audit_subject']) {
      await database.raw(`delete from ${table}`);
      await database.raw(`insert into ${table} select * from honest.${table}`);
    }
    await database.raw('update audit_state set peaks = (select peaks from honest.audit_state)');
    await database.destroy();
    expect((await verifyStore(forged)).findings).toMatchObject([{ kind: 'HEAD_CONTRADICTED', index: 0 }]);
  });

  test('by putting another whole log in its place is found by the key that was kept', async () => {
    const trusted = openKeyFile((await smallLog()).keyFile).signing.public;
    expect(kindsOf(await verifyStore(settings, { trusted }))).toEqual(['KEY_NOT_TRUSTED']);
  });

  test('by cutting off its end is found when a head was kept elsewhere', async () => {
    const kept = (await headOver(database))?.head;
    const earlier = (await headOver(database, 2))?.head;
    if (kept === undefined || earlier === undefined) throw new Error('There are heads.');
    expect([earlier.size, kept.size]).toEqual([3, 5]);
    expect(kindsOf(await verifyStore(settings, { expected: kept }))).toEqual([]);
    expect(kindsOf(await verifyStore(settings, { expected: earlier }))).toEqual([]);
    expect(kindsOf(await verifyStore(settings, { expected: { ...kept, size: 6 } }))).toEqual(['LOG_SHORTENED']);
    const other = { ...kept, root: '0'.repeat(64) };
    expect(kindsOf(await verifyStore(settings, { expected: other }))).toEqual(['HEAD_CONTRADICTED']);
  });
});

describe('an export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-export-'));
  const file = join(folder, 'log.jsonl');

  test('is found whole by both verifiers, also against the key and a head that were kept', async () => {
    writeFileSync(file, await exportText(settings));
    const trusted = openKeyFile(settings.keyFile).signing.public;
    expect(await verifyExport(file, { ...plainly, trusted })).toMatchObject({ size: 5, heads: 3, findingCount: 0 });
    const [note] = (await exportText(settings)).split('\n').filter((line) => line.includes('"type":"head"'));
    const head = join(folder, 'head.txt');
    const key = join(folder, 'key.pem');
    writeFileSync(head, (JSON.parse(note ?? '') as { note: string }).note);
    writeFileSync(key, trusted.export({ format: 'pem', type: 'spki' }));
    expect(readHead((JSON.parse(note ?? '') as { note: string }).note)?.head.size).toBe(1);
    const python = await verifyByPython(file, ['--public-key', key, '--expect-head', head]);
    if (python === undefined) console.warn('There is no python3: the independent verifier was not run.');
    else expect(python).toEqual({ exitCode: 0, stdout: '5 records, 5 under a signed head, 0 findings\n' });
  });

  test(
    'with any bit changed is found by both verifiers',
    async () => {
      const original = Buffer.from(await exportText(settings));
      const missed: number[] = [];
      for (const bit of bitsOf(original.length, 200)) {
        writeFileSync(file, flipped(original, bit));
        if ((await verifyExport(file, plainly)).findingCount === 0) missed.push(bit);
      }
      for (const bit of bitsOf(original.length, 8).filter((_, at) => !isEveryBit || at % 101 === 0)) {
        writeFileSync(file, flipped(original, bit));
        const python = await verifyByPython(file);
        if (python !== undefined && python.exitCode !== 1) missed.push(bit);
      }
      expect(missed).toEqual([]);
    },
    LIMIT_MS,
  );

  test(
    'with lines removed, doubled, moved or cut off is found by both verifiers',
    async () => {
      const lines = (await exportText(settings)).split('\n').slice(0, -1);
      const changed: string[][] = [];
      lines.forEach((line, at) => {
        changed.push(lines.toSpliced(at, 1), lines.toSpliced(at, 0, line), lines.slice(0, at));
        const next = lines[at + 1];
        if (next !== undefined) changed.push(lines.toSpliced(at, 2, next, line));
      });
      const missed: string[][] = [];
      for (const [number, some] of changed.entries()) {
        writeFileSync(file, some.map((line) => `${line}\n`).join(''));
        if ((await verifyExport(file, plainly)).findingCount === 0) missed.push(some);
        const python = number % 10 === 0 ? await verifyByPython(file) : undefined;
        if (python !== undefined && python.exitCode !== 1) missed.push(some);
      }
      expect(missed).toEqual([]);
    },
    LIMIT_MS,
  );

  test(
    'that is no export is said to be none',
    async () => {
      for (const content of ['', '\n', '{}\n', 'null\n', `${'['.repeat(100_000)}\n`, '\u0000\u0001\n']) {
        writeFileSync(file, content);
        expect(kindsOf(await verifyExport(file, plainly))).toContain('FILE_MALFORMED');
        const python = await verifyByPython(file);
        if (python !== undefined) expect(python.exitCode).toBe(1);
      }
      await expect(verifyExport(join(folder, 'missing'), plainly)).rejects.toMatchObject({
        code: 'AUDIT_FILE_UNREADABLE',
      });
    },
    LIMIT_MS,
  );
});
