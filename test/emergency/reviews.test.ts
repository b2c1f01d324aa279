import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openAuditLog } from '../../src/audit/openAuditLog.ts';
import { createAdmitEmergency, type EmergencyFlag } from '../../src/emergency/admitEmergency.ts';
import { createPostEvents } from '../../src/util/postEvents.ts';
import { createReviewDesk } from '../../src/emergency/reviewDesk.ts';
import { openReviewStore, type ReviewStore } from '../../src/emergency/reviewStore.ts';
import type { AuditLog } from '../../src/model/audit.ts';
import type { ReviewDesk } from '../../src/model/emergency.ts';
import { createLogger } from '../../src/observe/logger.ts';
import { pseudonymsOf, SECRET_FILE } from '../../src/util/installationSecret.ts';
import { auditEntry } from '../audit/support/auditEntry.ts';
import { sqliteSettings } from '../audit/support/openLog.ts';
import { absentEngines, stateAddresses } from '../support/stateAddresses.ts';

const NOON = Date.parse('2026-11-20T05:00:00Z');
const HOUR_MS = 3_600_000;
const DOCTOR = '034185900044';
const REVIEWER = '001190900099';
const NOTE = 'The patient came in unconscious.';
const quiet = createLogger('silent');
const pseudonym = pseudonymsOf(join(mkdtempSync(join(tmpdir(), 'lienthong-emergency-')), SECRET_FILE), 'emergency');

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** A log with emergencies at these ages (hours), the oldest first, among records of other things. */
async function logWith(...agesHours: readonly number[]): Promise<AuditLog> {
  const log = await openAuditLog(sqliteSettings(), quiet);
  open.push(log);
  for (const age of agesHours) {
    await log.append(auditEntry({ requestId: `other-${String(age)}` }));
    await emergency(log, `request-${String(age)}`, age);
  }
  return log;
}

function emergency(log: AuditLog, requestId: string, ageHours: number, persons = [`${requestId}/1`]): Promise<unknown> {
  const time = new Date(NOON - ageHours * HOUR_MS).toISOString();
  const reason = 'Bệnh nhân hôn mê, cần biết dị ứng';
  return log.append(
    auditEntry({
      requestId,
      time,
      officer: DOCTOR,
      role: 'emergency-doctor',
      agency: 'G18.01',
      emergency: reason,
      persons,
    }),
  );
}

function deskOver(url: string, log: AuditLog): { readonly desk: ReviewDesk; readonly store: ReviewStore } {
  const store = openReviewStore(url);
  open.push(store);
  return { desk: createReviewDesk({ store, log: log.reader, pseudonym, nowMs: () => NOON }), store };
}

const idsOf = async (desk: ReviewDesk, page: Partial<Parameters<ReviewDesk['list']>[0]> = {}) =>
  (await desk.list({ first: 10, ...page })).reviews.map(({ id }) => id);

for (const engine of absentEngines) test.skip(`reviews are kept in ${engine} (not reachable here)`, () => undefined);

describe.each(stateAddresses)('reviews kept in $engine', ({ make }) => {
  test('are those of the log, the overdue first, then the oldest', async () => {
    const log = await logWith(100, 80, 50, 1);
    const { desk } = deskOver(await make(), log);
    const { reviews, next } = await desk.list({ first: 10 });
    expect(reviews.map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
      ['request-100', true],
      ['request-80', true],
      ['request-50', false],
      ['request-1', false],
    ]);
    expect(next).toBeUndefined();
    expect(reviews[3]).toMatchObject({
      agency: 'G18.01',
      role: 'emergency-doctor',
      persons: 1,
      status: 'OPEN',
      reason: 'Bệnh nhân hôn mê, cần biết dị ứng',
    });
    expect(JSON.stringify(reviews)).not.toContain(DOCTOR);
    expect(new Set(reviews.map(({ officerReference }) => officerReference)).size).toBe(1);
  });

  test('come in pages, also while some are decided', async () => {
    const log = await logWith(100, 80, 50, 1);
    const { desk } = deskOver(await make(), log);
    const first = await desk.list({ first: 2 });
    await desk.decide({ id: 'request-100', decision: 'JUSTIFIED', note: NOTE, reviewer: REVIEWER });
    expect(await idsOf(desk, { first: 2, after: first.next })).toEqual(['request-50', 'request-1']);
    expect(await idsOf(desk, { status: 'OPEN' })).toEqual(['request-80', 'request-50', 'request-1']);
    expect(await idsOf(desk, { status: 'JUSTIFIED' })).toEqual(['request-100']);
    await expect(desk.list({ first: 2, after: "' or 1=1" })).rejects.toMatchObject({ code: 'REVIEW_CURSOR' });
    await expect(desk.list({ first: 2, after: 'A'.repeat(1_000_000) })).rejects.toMatchObject({
      code: 'REVIEW_CURSOR',
    });
  });

  test('are one for each request, however many answers it had', async () => {
    const log = await logWith();
    await emergency(log, 'parts', 2, ['A']);
    const { desk } = deskOver(await make(), log);
    expect(await desk.list({ first: 10 })).toMatchObject({ reviews: [{ id: 'parts', persons: 1 }] });
    await emergency(log, 'parts', 2, ['A', 'B', 'C']);
    await emergency(log, 'parts', 2, ['A', 'B']);
    expect(await desk.list({ first: 10 })).toMatchObject({ reviews: [{ id: 'parts', persons: 3 }] });
  });

  test('are decided once, by somebody else, with a note', async () => {
    const log = await logWith(1);
    const { desk } = deskOver(await make(), log);
    const decision = { id: 'request-1', decision: 'UNJUSTIFIED', note: NOTE, reviewer: REVIEWER } as const;
    await expect(desk.decide({ ...decision, reviewer: DOCTOR })).rejects.toMatchObject({ code: 'REVIEW_OWN' });
    await expect(desk.decide({ ...decision, note: 'ok' })).rejects.toMatchObject({ code: 'REVIEW_NOTE' });
    await expect(desk.decide({ ...decision, note: 'x'.repeat(1_001) })).rejects.toMatchObject({ code: 'REVIEW_NOTE' });
    await expect(desk.decide({ ...decision, id: 'none' })).rejects.toMatchObject({ code: 'REVIEW_UNKNOWN' });
    expect(await desk.decide(decision)).toMatchObject({ status: 'UNJUSTIFIED', note: NOTE });
    await expect(desk.decide({ ...decision, decision: 'JUSTIFIED' })).rejects.toMatchObject({ code: 'REVIEW_DECIDED' });
  });

  test('come back from the log when the store is lost, and none is missed or doubled', async () => {
    const log = await logWith();
    for (let count = 0; count < 450; count += 1) await emergency(log, `request-${String(count)}`, 10);
    const url = await make();
    const desks = [deskOver(url, log), deskOver(url, log)];
    // Two gateways look at the same time.
    await Promise.all(desks.map(({ desk }) => desk.list({ first: 10 })));
    for (const { store } of desks) expect(await store.lastIndex()).toBe(449);
    await emergency(log, 'later', 0);
    const all = await desks[0]?.desk.list({ first: 1_000 });
    expect(new Set(all?.reviews.map(({ id }) => id)).size).toBe(451);
    expect(all?.reviews).toHaveLength(451);
    expect((await deskOver(await make(), log).desk.list({ first: 1_000 })).reviews).toHaveLength(451);
  });

  test('bound how often an officer asks on a day, in all processes together', async () => {
    const url = await make();
    const time = { nowMs: NOON };
    const admissions = [1, 2].map(() => {
      const store = openReviewStore(url);
      open.push(store);
      const alert = () => undefined;
      return createAdmitEmergency({
        store,
        pseudonym,
        perOfficerAndDay: 3,
        logger: quiet,
        alert,
        nowMs: () => time.nowMs,
      });
    });
    const use = { requestId: 'r', officer: DOCTOR, role: 'emergency-doctor', purpose: 'EMERGENCY_TREATMENT' };
    const asked = await Promise.allSettled([0, 1, 0, 1, 0].map(async (process) => admissions[process]?.(use)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    await expect(admissions[0]?.(use)).rejects.toMatchObject({ code: 'EMERGENCY_LIMIT', status: 429 });
    await admissions[0]?.({ ...use, officer: REVIEWER });
    // 17:00 UTC is midnight in Vietnam.
    time.nowMs = Date.parse('2026-11-20T17:00:00Z');
    await admissions[0]?.(use);
  });
});

test('a store that is down keeps no doctor from a patient, and the queue says that it is down', async () => {
  const log = await logWith(1);
  const { desk, store } = deskOver('postgres://nobody@127.0.0.1:9/none', log);
  const flags: EmergencyFlag[] = [];
  const alert = (flag: EmergencyFlag) => flags.push(flag);
  const admit = createAdmitEmergency({
    store,
    pseudonym,
    perOfficerAndDay: 3,
    logger: quiet,
    alert,
    nowMs: () => NOON,
  });
  await admit({
    requestId: 'r',
    officer: DOCTOR,
    agency: 'G18.01',
    role: 'emergency-doctor',
    purpose: 'EMERGENCY_TREATMENT',
  });
  expect(flags).toEqual([
    {
      event: 'emergency-access',
      reviewId: 'r',
      time: '2026-11-20T05:00:00.000Z',
      agency: 'G18.01',
      role: 'emergency-doctor',
      purpose: 'EMERGENCY_TREATMENT',
    },
  ]);
  await expect(desk.list({ first: 1 })).rejects.toMatchObject({ code: 'REVIEW_STORE' });
});

test('an alert is sent until it is taken, and the failure is told when nobody takes it', async () => {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    request.setEncoding('utf8').once('data', (body: string) => {
      taken.push(body);
      response.statusCode = taken.length < 3 ? 503 : 204;
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const flag: EmergencyFlag = {
    event: 'emergency-access',
    reviewId: 'r',
    time: '',
    agency: null,
    role: 'd',
    purpose: 'E',
  };
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const failures: string[] = [];
  const send = (address: string, pausesMs: readonly number[]) =>
    new Promise<string>((resolve) => {
      createPostEvents({ url: address, pausesMs, onFailure: (_, problem) => resolve(problem) })(flag);
      server.on('request', () => setTimeout(() => taken.length >= 3 && resolve('taken'), 50));
    }).then((outcome) => failures.push(outcome));
  await send(url, [10, 10, 10]);
  expect(taken.map((body) => JSON.parse(body) as unknown)).toEqual([flag, flag, flag]);
  await send('http://127.0.0.1:9/', [1]);
  expect(failures).toEqual(['taken', 'it cannot be reached']);
  server.close();
});
