import { expect, test } from '@jest/globals';
import { reports } from '../../src/conform/report/printReport.ts';
import { terminalReport } from '../../src/conform/report/terminalReport.ts';
import { verdictOf } from '../../src/conform/verdict.ts';
import { applyWaivers } from '../../src/conform/waivers/applyWaivers.ts';
import type { Waiver } from '../../src/conform/waivers/waiver.ts';
import { readWaivers } from '../../src/conform/waivers/waiverFile.ts';
import { makePrivateJwk, signingKeyOf } from '../../src/receipt/signingKey.ts';
import { signStatement, verifyStatement } from '../../src/receipt/statement.ts';
import { aFinding, aRun } from './support/aRun.ts';

const everywhere: Waiver = {
  rule: 'DATA-NFC',
  owner: 'Cục <Đăng ký>',
  reason: 'Old rows; mended by the end of the year.',
  until: '2026-12-31',
};

const waiver: Waiver = { ...everywhere, where: 'Parcel.parcelNo' };

const broken = aRun({
  findings: [aFinding('DATA-NFC', 'Parcel.parcelNo'), aFinding('DATA-NFC', 'LandUse.landOrigin')],
  outcomes: aRun().outcomes.map((one) => (one.rule.id === 'DATA-NFC' ? { ...one, state: 'failed' } : one)),
});

const stateOf = (run: typeof broken) => run.outcomes.find(({ rule }) => rule.id === 'DATA-NFC')?.state;

test('a waiver takes its own place out of what counts, and no other', () => {
  const run = applyWaivers(broken, [waiver], '2026-12-31');
  expect(run.findings.map(({ where }) => where)).toEqual(['LandUse.landOrigin']);
  expect(run.waived).toMatchObject([{ where: 'Parcel.parcelNo', waiver: { owner: 'Cục <Đăng ký>' } }]);
  expect([verdictOf(run), stateOf(run)]).toEqual(['failed', 'failed']);
});

test('a waiver without a place covers the rule, which is then told as waived, not as passed', () => {
  const run = applyWaivers(broken, [everywhere], '2026-11-26');
  expect([run.findings, run.waived.length, verdictOf(run), stateOf(run)]).toEqual([[], 2, 'passed', 'waived']);
});

test('a waiver lapses by itself after its last day, and its rule counts again', () => {
  const run = applyWaivers(broken, [waiver], '2027-01-01');
  expect([run.findings.length, run.waived, verdictOf(run)]).toEqual([2, [], 'failed']);
  expect(run.lapsed).toEqual([waiver]);
});

test.each([...Object.keys(reports), 'terminal'])('%s: who answers for it, why and until when is told', (format) => {
  const run = applyWaivers(broken, [everywhere], '2026-11-26');
  const report = (format === 'terminal' ? terminalReport(run, false) : reports[format]?.(run)) ?? '';
  for (const said of [waiver.reason, waiver.until, 'Đăng ký']) expect(report).toContain(said);
  if (format === 'html' || format === 'junit') expect(report).not.toContain('<Đăng');
});

test.each([...Object.keys(reports), 'terminal'])('%s: that a waiver lapsed is told', (format) => {
  const run = applyWaivers(broken, [waiver], '2027-01-01');
  const report = format === 'terminal' ? terminalReport(run, false) : reports[format]?.(run);
  expect(report).toContain('2026-12-31');
});

test('a file of waivers: those of other sources are left aside, one that nobody trusted signed spoils it', async () => {
  const jwk = makePrivateJwk();
  const sign = (claims: object, by = jwk) => signStatement('lienthong-waiver+jws', claims, signingKeyOf(by));
  const verify = (line: string) => verifyStatement('lienthong-waiver+jws', line, [jwk]);
  const own = await sign({ ...waiver, sub: 'land', iat: 1 });
  const other = await sign({ ...waiver, sub: 'tax', iat: 1 });
  expect(await readWaivers(`${own}\n\n${other}\n`, 'land', verify)).toEqual([waiver]);
  const foreign = await sign({ ...waiver, sub: 'land', iat: 1 }, makePrivateJwk());
  await expect(readWaivers(`${own}\n${foreign}`, 'land', verify)).rejects.toMatchObject({
    code: 'STATEMENT_KEY_UNKNOWN',
  });
  const nameless = await sign({ ...waiver, owner: '', sub: 'land', iat: 1 });
  await expect(readWaivers(nameless, 'land', verify)).rejects.toMatchObject({ code: 'STATEMENT_FORM' });
});
