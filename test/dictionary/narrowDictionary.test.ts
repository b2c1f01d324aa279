import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { exportDictionary } from '../../src/dictionary/publish/exportDictionary.ts';
import { narrowDictionary } from '../../src/dictionary/publish/narrowDictionary.ts';
import { dictionaryFor } from '../../src/cli/commands/dictionaryFor.ts';

const dictionary = loadDictionary('schema');
const today = '2026-11-25';

const forRole = (role: string, purpose: string, agency = 'G18.01') =>
  dictionaryFor({ role, purpose, agency, today }, dictionary, 'schema/access');

test('who sees everything sees all to which a way leads', () => {
  const whole = narrowDictionary(dictionary, () => true);
  const missing = [...dictionary.entities.keys()].filter((name) => !whole.entities.has(name));
  // No source answers for practitioners yet, so nothing leads to them.
  expect(missing).toEqual(['Practitioner']);
  for (const [coordinate, element] of whole.elements) expect(element).toBe(dictionary.elements.get(coordinate));
});

test('a doctor reads of health and not of land, and of sensitive kinds only for their purpose', () => {
  const seen = forRole('treating-doctor', 'TREATMENT');
  expect(seen.entities.has('HealthBook')).toBe(true);
  expect([...seen.entities.keys()].filter((name) => /^(Land|Parcel|Tax)/.test(name))).toEqual([]);
  const kinds = (purpose: string) =>
    new Set([...forRole('treating-doctor', purpose).elements.values()].map(({ sensitiveKind }) => sensitiveKind));
  expect(kinds('TREATMENT').has('HIV')).toBe(false);
});

test.each(['sdl', 'json', 'csv', 'md'])('what is not seen is nowhere in %s, not even in a type or a list', (format) => {
  const text = exportDictionary(forRole('land-officer', 'LAND_TRANSFER', 'H29.21'), format);
  expect(text).toContain('landUsePurpose');
  for (const hidden of ['HealthBook', 'allergies', 'religion', 'LAB_INDEX']) expect(text).not.toContain(hidden);
});

test('every type of what is left is defined', () => {
  const { document } = forRole('citizen', 'SELF_ACCESS');
  const roots = 'type Query { none: Int } type Mutation { none: Int }';
  const text = roots + exportDictionary({ ...dictionary, document }, 'sdl');
  expect(() => buildSchema(text)).not.toThrow();
});

test.each([
  [{ role: 'stranger', purpose: 'TREATMENT' }, 'ROLE_UNKNOWN'],
  [{ role: 'notary', purpose: 'TREATMENT' }, 'PURPOSE_NOT_FOR_ROLE'],
  [{ role: 'notary', purpose: 'NONE' }, 'PURPOSE_UNKNOWN'],
])('nothing is published for %j', (profile, code) => {
  expect(() => dictionaryFor({ ...profile, today }, dictionary, 'schema/access')).toThrow(
    expect.objectContaining({ code }),
  );
});
