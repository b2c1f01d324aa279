import { mkdtempSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import knex from 'knex';
import { TABLE } from '../../src/corrections/correctionTable.ts';
import { openCorrectionStore, type CorrectionStore } from '../../src/corrections/correctionStore.ts';
import { openCorrections, type Corrections } from '../../src/corrections/openCorrections.ts';
import { databaseAddresses } from '../support/databaseAddresses.ts';

const PERSON = '079090990001';
const OTHER = '079090990002';
const request = { personalId: PERSON, element: 'Person.birthDate', recordKey: PERSON, reason: 'It is the 2nd of May.' };
const databases = await databaseAddresses();
const engines = databases.reachable.filter(({ engine }) => engine !== 'MariaDB');

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).toReversed()) await close();
});

/** A desk over a store of its own, and the owner's door. */
async function openDesk(url: string) {
  const owner = await ownersDoor();
  const file = join(mkdtempSync(join(tmpdir(), 'lienthong-corrections-')), 'corrections.sqlite');
  if (url !== '') await dropTable(url);
  const settings = { file, url: url === '' ? undefined : url };
  const corrections = await openOver(openCorrectionStore(settings), owner.url);
  return { corrections, owner, settings };
}

async function openOver(store: CorrectionStore, ownerUrl: string): Promise<Corrections> {
  const corrections = await openCorrections({
    store,
    ownerOf: (element) => (element === 'Person.birthDate' ? { agency: 'G01.C06', source: 'population' } : undefined),
    addressOf: () => ownerUrl,
    nowMs: () => Date.parse('2026-11-25T01:00:00Z'),
    today: () => '2026-11-25',
    refreshMs: 100,
    onFailure: () => undefined,
  });
  toClose.push(corrections.close);
  return corrections;
}

async function ownersDoor() {
  const notices: Record<string, unknown>[] = [];
  let status = 202;
  const server = createServer((incoming, response) => {
    void incoming.toArray().then((chunks) => {
      if (status < 300)
        notices.push(JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as Record<string, unknown>);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  toClose.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/corrections`, notices, answerWith: (next: number) => (status = next) };
}

async function dropTable(url: string): Promise<void> {
  const database = knex({ client: 'pg', connection: url });
  await database.schema.dropTableIfExists(TABLE);
  await database.destroy();
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 100) throw new Error('It did not come to that within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe.each(engines)('requests for correction in $engine', ({ url }) => {
  test('open a case, due in ten days, and reach the owner', async () => {
    const { corrections, owner } = await openDesk(url);
    const opened = await corrections.desk.open({ ...request, evidence: 'Birth certificate 12/1990' });
    expect(opened).toMatchObject({ owner: 'G01.C06', status: 'OPEN', dueOn: '2026-12-05' });
    expect(opened.caseNumber).toMatch(/^CR-261125-[0-9A-F]{10}$/);
    await until(async () => (await corrections.desk.ofPerson(PERSON))[0]?.deliveredAt !== undefined);
    expect(owner.notices).toEqual([
      expect.objectContaining({
        caseNumber: opened.caseNumber,
        personalId: PERSON,
        evidence: 'Birth certificate 12/1990',
      }),
    ]);
  });

  test('mark answers about this person and this element, and no others, until the case is closed elsewhere', async () => {
    const { corrections, settings } = await openDesk(url);
    const { caseNumber } = await corrections.desk.open(request);
    const mark = [{ element: 'Person.birthDate', case: caseNumber }];
    const elements = ['Person.birthDate', 'Person.sex'];
    expect(corrections.marksOf(elements, new Set([OTHER, PERSON]))).toEqual(mark);
    expect(corrections.marksOf(elements, new Set([OTHER]))).toEqual([]);
    expect(corrections.marksOf(['Person.sex'], new Set([PERSON]))).toEqual([]);

    const elsewhere = openCorrectionStore(settings);
    toClose.push(() => elsewhere.close());
    expect(await elsewhere.closeCase(caseNumber, 'CORRECTED', '2026-11-26T00:00:00Z', 'Corrected.')).toBe(true);
    expect(await elsewhere.closeCase(caseNumber, 'REJECTED', '2026-11-27T00:00:00Z')).toBe(false);
    await until(() => corrections.marksOf(elements, new Set([PERSON])).length === 0);
    expect(await corrections.desk.ofPerson(PERSON)).toMatchObject([{ status: 'CORRECTED', note: 'Corrected.' }]);
  });

  test('are brought again until an owner who was away confirms, and are known after a restart', async () => {
    const { corrections, owner, settings } = await openDesk(url);
    owner.answerWith(503);
    const { caseNumber } = await corrections.desk.open(request);
    const restarted = await openOver(openCorrectionStore(settings), owner.url);
    expect(restarted.marksOf(['Person.birthDate'], new Set([PERSON]))).toHaveLength(1);
    expect(owner.notices).toEqual([]);
    owner.answerWith(200);
    await until(() => owner.notices.some((notice) => notice['caseNumber'] === caseNumber));
  });

  test('are shown to the person who made them alone', async () => {
    const { corrections } = await openDesk(url);
    await corrections.desk.open(request);
    expect(await corrections.desk.ofPerson(OTHER)).toEqual([]);
  });
});

describe('what is not taken', () => {
  test.each([
    ['an element that is about nobody', { element: 'AdminUnit.name' }, 'CORRECTION_ELEMENT'],
    ['no reason', { reason: '  ' }, 'CORRECTION_TEXT'],
    ['a reason as long as a book', { reason: 'a'.repeat(2_001) }, 'CORRECTION_TEXT'],
    ['no record', { recordKey: '' }, 'CORRECTION_TEXT'],
  ])('%s', async (_name, change, code) => {
    const { corrections } = await openDesk('');
    await expect(corrections.desk.open({ ...request, ...change })).rejects.toMatchObject({ code });
  });

  test('more than twenty open cases of one person', async () => {
    const { corrections } = await openDesk('');
    for (let count = 0; count < 20; count += 1) await corrections.desk.open(request);
    await expect(corrections.desk.open(request)).rejects.toMatchObject({ code: 'CORRECTION_TOO_MANY' });
    await expect(corrections.desk.open({ ...request, personalId: OTHER })).resolves.toBeDefined();
  });
});

test('the case files are readable by their owner alone', async () => {
  const { corrections, settings } = await openDesk('');
  await corrections.desk.open(request);
  expect(statSync(settings.file).mode & 0o777).toBe(0o600);
});

describe('engines that are not reachable', () => {
  for (const engine of databases.absent) test.skip(`${engine} was not run: it is not reachable here`, () => undefined);
  test('in CI every engine is reachable', () => {
    if (databases.isCi) expect(databases.absent).toEqual([]);
  });
});
