import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, parse, validate } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { SCENARIOS } from '../../mocks/world/scenarios.ts';
import { personas } from '../../mocks/identity/personas.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { shippedRules } from '../support/accessRules.ts';

interface IndexRow {
  readonly id: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly file: string;
  readonly persona: string;
  readonly purpose: string;
  readonly caseId?: string;
  readonly variables: string;
  readonly cases?: string;
  readonly caseIds?: Readonly<Record<string, string>>;
}

const folder = 'schema/operations';
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const readJson = (name: string) => JSON.parse(read(name)) as Record<string, unknown>;
const { operations } = parseYaml(read('index.yaml')) as { operations: readonly IndexRow[] };
const { purposes } = shippedRules();
const schema = buildASTSchema(loadDictionary('schema').document, { assumeValidSDL: true });

/** Every text and number in a set of variables. */
function leaves(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

describe.each(operations)('the operation $id', (row) => {
  test('asks for words of the dictionary only', () => {
    expect(validate(schema, parse(read(row.file))).map(({ message }) => message)).toEqual([]);
  });

  test('begins with its title in both languages', () => {
    const [vi, en] = read(row.file).split('\n');
    expect([vi, en].every((line) => line?.startsWith('# ') === true)).toBe(true);
  });

  test('is asked by a persona whom its purpose admits, with a case where one is needed', () => {
    const persona = personas.find(({ id }) => id === row.persona);
    const purpose = purposes.get(row.purpose);
    expect(purpose?.roles).toContain(persona?.role);
    expect(persona?.purposes).toContain(row.purpose);
    if (purpose?.caseRequired === true) expect(row.caseId).toMatch(/./);
  });

  test('starts with the first of its cases', () => {
    if (row.cases === undefined) return;
    expect(Object.values(readJson(row.cases))[0]).toEqual(readJson(row.variables));
  });

  test('names a case of the world for each of its cases, where one is needed', () => {
    if (purposes.get(row.purpose)?.caseRequired !== true || row.cases === undefined) return;
    const known = new Set(SCENARIOS.flatMap(({ ids }) => [ids['dossierCode'], ids['encounterId']]));
    expect(Object.keys(row.caseIds ?? {})).toEqual(Object.keys(readJson(row.cases)));
    for (const caseId of Object.values(row.caseIds ?? {})) expect(known).toContain(caseId);
    expect(row.caseId).toBe(Object.values(row.caseIds ?? {})[0]);
  });

  test('names no identifier that the world does not have', () => {
    const known = new Set(SCENARIOS.flatMap(({ ids }) => Object.values(ids)));
    for (const value of leaves(row.cases === undefined ? {} : readJson(row.cases))) {
      if (typeof value === 'string' && /^\d{12}$|^TD-|^H\d\d\.|^[A-Z]{2} \d/.test(value))
        expect(known).toContain(value);
    }
  });
});

test('every file of the folder belongs to an operation of the index', () => {
  const named = operations.flatMap(({ file, variables, cases }) => [
    file,
    variables,
    ...(cases === undefined ? [] : [cases]),
  ]);
  expect(readdirSync(folder).toSorted()).toEqual([...named, 'index.yaml'].toSorted());
  expect(named.every((name) => existsSync(join(folder, name)))).toBe(true);
});

test('every scenario of a journey is a case of an operation', () => {
  const cases = new Set(operations.flatMap((row) => (row.cases === undefined ? [] : Object.keys(readJson(row.cases)))));
  const expected = SCENARIOS.filter(({ journey }) => journey !== 'common').map(({ name }) => name);
  expect(expected.filter((name) => !cases.has(name))).toEqual([]);
});
