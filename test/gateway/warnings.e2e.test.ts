import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ValueWarning } from '../../src/model/provenance.ts';
import { asDoctor, withoutRowRules } from './personCard.ts';
import { startPlatform, type Platform, type PlatformAnswer } from '../support/startPlatform.ts';
import { testWorld } from '../support/testWorld.ts';

let platform: Platform;
let ledger: readonly { readonly key: string; readonly fault: string }[];

beforeAll(async () => {
  platform = await startPlatform({ only: ['identity', 'population'], env: withoutRowRules });
  const lines = readFileSync(join(await testWorld(), 'world', 'ledger.jsonl'), 'utf8')
    .trim()
    .split('\n');
  ledger = lines.map((line) => JSON.parse(line) as { key: string; fault: string });
}, 120_000);

afterAll(() => platform.stop());

const question = 'query ($id: PersonalId!) { who: person(personalId: $id) { personalId sex birthDate } }';

function ask(id: string, provenance = true): Promise<PlatformAnswer> {
  return platform.query(question, { id }, { ...asDoctor, provenance });
}

const warningsOf = ({ extensions }: PlatformAnswer) =>
  (extensions['provenance'] as { warnings: readonly ValueWarning[] }).warnings;

test('a number that disagrees with the sex on record is answered with a warning that does not quote it', async () => {
  const id = ledger.find(({ fault }) => fault === 'sex-digit-mismatch')?.key ?? '';
  const answer = await ask(id);
  expect(answer.errors).toEqual([]);
  expect(answer.data).toMatchObject({ who: { personalId: id } });
  const warnings = warningsOf(answer);
  expect(warnings).toMatchObject([{ path: ['who'], code: 'PERSONAL_ID_SEX_DIFFERS', count: 1 }]);
  expect(JSON.stringify(warnings)).not.toContain(id);
});

test('a record that agrees with itself has no warning', async () => {
  expect(warningsOf(await ask('079075990101'))).toEqual([]);
});

test('without provenance nothing is added', async () => {
  const id = ledger.find(({ fault }) => fault === 'sex-digit-mismatch')?.key ?? '';
  expect((await ask(id, false)).extensions).toEqual({});
});
