import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { readQualitySettings } from '../../src/quality/settings/readQualitySettings.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';
import { surroundings } from './support/aWorldsMeasures.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-quality-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = readFileSync(join(packageRoot(), 'schema', 'quality.yaml'), 'utf8');

/** What reading the shipped settings says with one text in place of another. */
function problemWith(before: string, after: string): unknown {
  expect(shipped).toContain(before);
  const file = join(folder, 'quality.yaml');
  writeFileSync(file, shipped.replace(before, after));
  try {
    readQualitySettings(file, surroundings.dictionary);
  } catch (error) {
    if (error instanceof GatewayError) return [error.code, error.params['where']];
    throw error;
  }
  return 'nothing';
}

describe('settings that do not hold together are refused by name', () => {
  test.each([
    ['weights of criteria beyond 1', 'weight: 0.25', 'weight: 0.35', 'criteria'],
    ['weights of the score beyond 1', 'dqi: 0.60', 'dqi: 0.70', 'score'],
    ['bands that cross', 'A: 85, B: 65', 'A: 60, B: 65', 'bands.B'],
    ['a gate that opens above its limit', 'least: 99.5', 'least: 101', 'gate.least'],
    [
      'a criterion that there is not',
      'DATA-NFC: { criterion: clean }',
      'DATA-NFC: { criterion: tidy }',
      'rules.DATA-NFC.criterion',
    ],
    ['a rule that there is not', 'DATA-NFC: { criterion: clean }', 'DATA-NFD: { criterion: clean }', 'rules.DATA-NFD'],
    ['a rule without criterion', '  DATA-NFC: { criterion: clean }\n', '', 'rules.DATA-NFC'],
    ['an element that there is not', 'Taxpayer.taxpayerStatus', 'Taxpayer.mood', 'declared'],
    ['an entity that there is not', 'entity: Parcel', 'entity: Plot', 'duplicates'],
    ['peers without end', 'below: 100000', 'beneath: 100000', 'peers.0'],
    ['an entry that nobody reads', 'leastValues: 30', 'leastValues: 30\nmostValues: 9', ''],
  ])('%s', (_, before, after, where) => {
    expect(problemWith(before, after)).toEqual(['QUALITY_SETTINGS_INVALID', where]);
  });

  test('a file that is not there', () => {
    const read = () => readQualitySettings(join(folder, 'no.yaml'), surroundings.dictionary);
    expect(read).toThrow(expect.objectContaining({ code: 'QUALITY_SETTINGS_UNREADABLE' }));
  });

  test('the settings that come with the product hold together', () => {
    expect(problemWith('leastValues: 30', 'leastValues: 31')).toBe('nothing');
  });
});
