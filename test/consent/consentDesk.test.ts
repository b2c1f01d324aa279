import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SECRET_FILE } from '../../src/util/installationSecret.ts';
import { absentEngines, stateAddresses } from '../support/stateAddresses.ts';
import {
  aDraft,
  DAY_MS,
  GROWN,
  INFANT,
  insurer,
  MOTHER,
  newFolder,
  NOON,
  openDesk,
  PUPIL,
  type OpenedDesk,
} from './desk.ts';

const asked = { caller: insurer, purpose: 'INSURANCE_ASSESSMENT', caseId: 'CLAIM-1' };
const opened: OpenedDesk[] = [];

function open(...options: Parameters<typeof openDesk>): OpenedDesk {
  const desk = openDesk(...options);
  opened.push(desk);
  return desk;
}

afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

for (const engine of absentEngines) test.skip(`consent is kept in ${engine} (not reachable here)`, () => undefined);

describe.each(stateAddresses)('consent kept in $engine', ({ engine, make }) => {
  test('opens what was agreed to, for that purpose, case and recipient, until it is withdrawn', async () => {
    const { desk, reader } = open(await make());
    expect(await reader.find(asked)).toBeUndefined();
    const receipt = await desk.give(aDraft());
    expect(receipt).toMatchObject({ status: 'IN_FORCE', party: 'SELF', isOwn: true, groups: ['HEALTH_RESULTS'] });
    const consent = await reader.find(asked);
    expect(consent).toMatchObject({ id: receipt.id, groups: ['HEALTH_RESULTS'] });
    expect([consent?.concerns(GROWN), consent?.concerns(MOTHER)]).toEqual([true, false]);

    for (const other of [
      { ...asked, purpose: 'EMPLOYER_CHECK' },
      { ...asked, caseId: 'CLAIM-2' },
      { ...asked, caller: { ...insurer, organisation: '0101248141' } },
      { ...asked, caller: { ...insurer, organisation: '' } },
      { caller: insurer, purpose: asked.purpose },
    ]) {
      expect(await reader.find(other)).toBeUndefined();
    }
    expect(await desk.withdraw(receipt.id, GROWN)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await reader.find(asked)).toBeUndefined();
    await expect(desk.confirm(receipt.id, GROWN)).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' });
  });

  test('without a case of its own is asked for by its number, and a role narrows it', async () => {
    const { desk, reader } = open(await make());
    const { id, caseId } = await desk.give(aDraft({ caseId: undefined, recipientRole: 'head-assessor' }));
    expect(caseId).toBe(id);
    expect(await reader.find({ ...asked, caseId: id })).toBeUndefined();
    const head = { ...insurer, role: 'head-assessor' };
    expect(await reader.find({ ...asked, caller: head, caseId: id })).toMatchObject({ id });
  });

  test('holds for its time only', async () => {
    const time = { nowMs: NOON };
    const { desk, reader } = open(await make(), { time });
    await desk.give(aDraft({ from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' }));
    const found: boolean[] = [];
    for (time.nowMs = NOON; time.nowMs < NOON + 3 * DAY_MS; time.nowMs += DAY_MS) {
      found.push((await reader.find(asked)) !== undefined);
    }
    expect(found).toEqual([false, true, false]);
    expect(await desk.ofPerson(GROWN)).toMatchObject([{ status: 'ENDED' }]);
  });

  test('opens of a case of several people what all of them agreed to', async () => {
    const { desk, reader } = open(await make());
    await desk.give(aDraft({ groups: ['HEALTH_RESULTS'] }));
    await desk.give(aDraft({ groups: ['HEALTH_ENCOUNTER'] }));
    expect((await reader.find(asked))?.groups).toEqual(['HEALTH_ENCOUNTER', 'HEALTH_RESULTS']);
    await desk.give(aDraft({ giver: MOTHER, groups: ['HEALTH_ENCOUNTER'] }));
    const consent = await reader.find(asked);
    expect([consent?.groups, consent?.concerns(MOTHER)]).toEqual([['HEALTH_ENCOUNTER'], true]);
  });

  test('for a child under seven is the guardian’s, and ends when the child has a say', async () => {
    const { desk, reader } = open(await make());
    const receipt = await desk.give(aDraft({ giver: MOTHER, subject: INFANT, to: '2030-01-01T00:00:00Z' }));
    expect(receipt).toMatchObject({
      party: 'GUARDIAN',
      isOwn: false,
      status: 'IN_FORCE',
      to: '2029-05-05T17:00:00.000Z',
    });
    expect((await reader.find(asked))?.concerns(INFANT)).toBe(true);
    expect(await desk.ofPerson(INFANT)).toMatchObject([{ id: receipt.id, isOwn: true }]);
    await expect(desk.give(aDraft({ giver: INFANT }))).rejects.toMatchObject({ code: 'CONSENT_TOO_YOUNG' });
  });

  test('for an older child needs both, whoever comes first', async () => {
    const { desk, reader } = open(await make());
    const byMother = await desk.give(aDraft({ giver: MOTHER, subject: PUPIL }));
    expect([byMother.party, byMother.status, await reader.find(asked)]).toEqual(['BOTH', 'PENDING', undefined]);
    expect(await desk.confirm(byMother.id, PUPIL)).toMatchObject({ status: 'IN_FORCE' });
    expect(await reader.find(asked)).toMatchObject({ id: byMother.id });

    const byPupil = await desk.give(aDraft({ giver: PUPIL, caseId: 'CLAIM-9' }));
    const itsCase = { ...asked, caseId: 'CLAIM-9' };
    expect([byPupil.status, await reader.find(itsCase)]).toEqual(['PENDING', undefined]);
    // The pupil agrees twice: that makes no guardian.
    expect(await desk.confirm(byPupil.id, PUPIL)).toMatchObject({ status: 'PENDING' });
    await expect(desk.confirm(byPupil.id, GROWN, PUPIL)).rejects.toMatchObject({ code: 'CONSENT_NOT_GUARDIAN' });
    await expect(desk.confirm(byPupil.id, MOTHER)).rejects.toMatchObject({ code: 'CONSENT_UNKNOWN' });
    expect(await desk.confirm(byPupil.id, MOTHER, PUPIL)).toMatchObject({ status: 'IN_FORCE', isOwn: false });
    // Each of the two can end it alone.
    await desk.withdraw(byPupil.id, PUPIL);
    expect(await reader.find(itsCase)).toBeUndefined();
  });

  const refused = [
    ['that was not given', { agreed: false }, 'CONSENT_NOT_GIVEN'],
    ['for an unknown purpose', { purpose: 'CURIOSITY' }, 'CONSENT_PURPOSE'],
    ['for a purpose that needs none', { purpose: 'TREATMENT' }, 'CONSENT_PURPOSE'],
    ['to nothing', { groups: [] }, 'CONSENT_GROUPS'],
    ['to groups that need none', { groups: ['HEALTH_RESULTS', 'IDENTITY_BASIC'] }, 'CONSENT_GROUPS'],
    ['that has ended', { to: '2026-11-20T04:59:59Z' }, 'CONSENT_TERM'],
    ['that ends before it begins', { from: '2027-01-02T00:00:00Z', to: '2027-01-01T00:00:00Z' }, 'CONSENT_TERM'],
    ['for the time before', { from: '2026-11-19T00:00:00Z' }, 'CONSENT_TERM'],
    ['for ever', { to: '2099-01-01T00:00:00Z' }, 'CONSENT_TERM'],
    ['at no time at all', { to: 'mai' }, 'CONSENT_TERM'],
    ['to nobody', { recipient: ' ' }, 'CONSENT_TEXT'],
    ['to a name too long', { recipient: 'x'.repeat(1_000_000) }, 'CONSENT_TEXT'],
    ['with a line break', { caseId: 'A\nB' }, 'CONSENT_TEXT'],
    ['with letters turned round', { caseId: 'A\u202eB' }, 'CONSENT_TEXT'],
    ['without a hash', { evidence: { kind: 'PAPER', reference: 'x', textHash: 'the text itself' } }, 'CONSENT_HASH'],
    ['for somebody else’s child', { giver: GROWN, subject: INFANT }, 'CONSENT_NOT_GUARDIAN'],
    ['for a grown child', { giver: MOTHER, subject: GROWN }, 'CONSENT_NOT_GUARDIAN'],
    ['for nobody known', { giver: MOTHER, subject: '001200000001' }, 'CONSENT_NOT_GUARDIAN'],
    ['of somebody of unknown age', { giver: '079000990155' }, 'CONSENT_AGE_UNKNOWN'],
  ] as const;
  test('is refused when it is none', async () => {
    const { desk } = open(await make());
    for (const [which, changes, code] of refused) {
      await expect(desk.give(aDraft(changes)).then(() => which)).rejects.toMatchObject({ code });
    }
    expect(await desk.ofPerson(GROWN)).toEqual([]);
  });

  test('is nobody else’s business', async () => {
    const { desk, reader } = open(await make());
    const { id } = await desk.give(aDraft());
    await expect(desk.withdraw(id, MOTHER)).rejects.toMatchObject({ code: 'CONSENT_UNKNOWN' });
    await expect(desk.withdraw("' or 1=1 --", GROWN)).rejects.toMatchObject({ code: 'CONSENT_UNKNOWN' });
    expect(await desk.ofPerson(MOTHER)).toEqual([]);
    expect(await reader.find(asked)).toMatchObject({ id });
  });

  test('is bounded in number', async () => {
    const { desk } = open(await make());
    for (let count = 0; count < 100; count += 1) await desk.give(aDraft());
    await expect(desk.give(aDraft())).rejects.toMatchObject({ code: 'CONSENT_TOO_MANY' });
  });

  test('outlives the process, under the secret of the installation alone', async () => {
    const url = await make();
    const folder = newFolder();
    const first = open(url, { folder });
    const { id } = await first.desk.give(aDraft());
    await first.close();
    const second = open(url, { folder });
    expect(await second.reader.find(asked)).toMatchObject({ id });
    expect(await second.desk.ofPerson(GROWN)).toHaveLength(1);
    expect(await open(url).desk.ofPerson(GROWN)).toEqual([]);
    expect(statSync(join(folder, SECRET_FILE)).mode & 0o777).toBe(0o600);
    if (engine !== 'SQLite') return;
    for (const name of readdirSync(dirname(url))) {
      expect(readFileSync(join(dirname(url), name), 'latin1')).not.toContain(GROWN);
    }
  });

  test('is made by processes that start together', async () => {
    const url = await make();
    const folder = newFolder();
    const desks = Array.from({ length: 4 }, () => open(url, { folder }));
    await Promise.all(desks.map(({ desk }) => desk.give(aDraft())));
    expect(await desks[0]?.desk.ofPerson(GROWN)).toHaveLength(4);
  });
});

test('a store that does not answer opens nothing, and says so', async () => {
  const { desk, reader } = open('postgres://nobody@127.0.0.1:9/none');
  await expect(reader.find(asked)).rejects.toMatchObject({
    code: 'CONSENT_STORE',
    params: { problem: 'ECONNREFUSED' },
  });
  await expect(desk.withdraw('x', GROWN)).rejects.toMatchObject({ code: 'CONSENT_STORE' });
});

test('a store in a place that cannot be had opens nothing, and says so', async () => {
  await expect(open('/proc/none/state.sqlite').reader.find(asked)).rejects.toMatchObject({ code: 'CONSENT_STORE' });
});
