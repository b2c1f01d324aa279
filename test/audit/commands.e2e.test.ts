import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditSettings } from '../../src/audit/auditSettings.ts';
import { openAuditLog } from '../../src/audit/openAuditLog.ts';
import { openReading } from '../../src/audit/openStore.ts';
import type { AuditEntry } from '../../src/model/audit.ts';
import { runCommand, type CommandOutcome } from '../support/runCommand.ts';
import { auditEntry } from './support/auditEntry.ts';
import { dropSchemas, quiet, testStores } from './support/openLog.ts';
import { verifyByPython } from './support/verifyLog.ts';

const PERSON = '079099012345';
const stores = await testStores();
afterAll(dropSchemas);

/** Entries of long ago, whose time is past, and of now. */
const LONG_AGO = '2023-01-10T08:30:00.000Z';
const entries: readonly AuditEntry[] = [
  auditEntry({ time: LONG_AGO, retentionMonths: 6 }),
  auditEntry({ time: '2023-03-10T08:30:00.000Z', retentionMonths: 6, persons: ['079199012346'] }),
  auditEntry({ time: new Date().toISOString() }),
];

describe.each(stores)('the commands of the log on $name', ({ name, settings: newSettings }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-commands-'));
  const file = (name: string) => join(folder, name);
  let settings: AuditSettings;

  async function append(...added: readonly AuditEntry[]): Promise<void> {
    const log = await openAuditLog(settings, quiet);
    await Promise.all(added.map((entry) => log.append(entry)));
    await log.close();
  }

  /** As the operator types it, with the settings in a file. */
  const audit = (...args: readonly string[]): Promise<CommandOutcome> =>
    runCommand(['audit', ...args, '--config', file('lienthong.yaml')]);

  const count = async (table: string): Promise<number> => {
    const { database } = openReading(settings);
    const [row] = await database(table).count<{ count: number }[]>({ count: '*' });
    await database.destroy();
    return Number(row?.count);
  };

  beforeAll(async () => {
    settings = await newSettings({ file: file('audit.sqlite'), keyFile: file('audit-key.json') });
    const audited = { store: settings.store, ...(settings.url === undefined ? {} : { url: settings.url }) };
    writeFileSync(
      file('lienthong.yaml'),
      JSON.stringify({ dataDir: folder, audit: { ...audited, keyFile: settings.keyFile } }),
    );
  });

  test('have no head over an empty log, and say so', async () => {
    await append();
    const { exitCode, stderr } = await audit('head');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('has no record yet')]);
  });

  test('keep a head and the key, and prove records and growth', async () => {
    await append(...entries);
    const [head, key] = [await audit('head'), await audit('key')];
    expect([head.exitCode, key.exitCode]).toEqual([0, 0]);
    expect(head.stdout.split('\n')[1]).toBe('3');
    writeFileSync(file('head.txt'), head.stdout);
    writeFileSync(file('key.pem'), key.stdout);
    const [record, growth] = [await audit('prove', '1'), await audit('prove', '--consistency', '1', '3')];
    expect([record.exitCode, growth.exitCode]).toEqual([0, 0]);
    expect(JSON.parse(record.stdout)).toMatchObject({ index: 1 });
    const unknown = await audit('prove', '17');
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('has 3 records')]);
  });

  test('erase a person: nothing leads to their records any more, and the log is whole', async () => {
    const erased = await audit('erase', '--person', PERSON);
    expect([erased.exitCode, erased.stdout]).toEqual([0, expect.stringContaining('destroyed')]);
    const again = await audit('erase', '--person', PERSON);
    expect([again.exitCode, again.stdout]).toEqual([1, expect.stringContaining('knows no such person')]);
    expect(erased.stdout + erased.stderr + again.stdout + again.stderr).not.toContain(PERSON);
    const log = await openAuditLog(settings, quiet);
    const page = await log.reader.ofPerson([PERSON], { first: 10, now: new Date().toISOString() });
    await log.close();
    expect(page.records).toEqual([]);
    expect((await audit('verify', '--expect-head', file('head.txt'))).exitCode).toBe(0);
  });

  test('delete what is past its time, and nothing else', async () => {
    const dry = await audit('retain', '--dry-run');
    expect(dry.stdout).toContain('Would delete the content of 2 records.');
    expect(await count('audit_record')).toBe(3);
    const done = await audit('retain');
    expect([done.exitCode, done.stdout]).toEqual([0, expect.stringContaining('Deleted the content of 2 records.')]);
    expect([await count('audit_record'), await count('audit_leaf')]).toEqual([1, 3]);
    expect((await audit('retain')).stdout).toContain('Deleted the content of 0 records.');
    expect((await audit('verify', '--expect-head', file('head.txt'))).exitCode).toBe(0);
    if (name === 'SQLite') return;
    const { database } = openReading(settings);
    const { rows } = await database.raw<{ rows: { name: string }[] }>(
      "select relname as name from pg_class where relname ~ '^audit_record_2023' and pg_table_is_visible(oid)",
    );
    await database.destroy();
    expect(rows).toEqual([]);
  });

  test('change the key: what was signed before holds under the key that was kept', async () => {
    const { exitCode, stdout, stderr } = await audit('key', '--rotate');
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/signed the first 3 records/)]);
    expect(stdout).not.toBe(readFileSync(file('key.pem'), 'utf8'));
    await append(auditEntry({ time: new Date().toISOString() }));
    const args = ['--public-key', file('key.pem'), '--expect-head', file('head.txt')];
    const verified = await audit('verify', ...args);
    expect([verified.exitCode, verified.stderr]).toEqual([0, expect.any(String)]);
    expect((await audit('export', '--out', file('log.jsonl'))).exitCode).toBe(0);
    expect((await audit('verify', '--file', file('log.jsonl'), ...args)).exitCode).toBe(0);
    const byPython = await verifyByPython(file('log.jsonl'), args);
    if (byPython === undefined) console.warn('Not run: the verifier in Python (there is no Python here).');
    else expect(byPython.exitCode).toBe(0);
  });
});
