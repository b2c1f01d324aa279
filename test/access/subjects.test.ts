import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadSubjects } from '../../src/access/rows/loadSubjects.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';

const dictionary = loadDictionary('schema');
const shipped = 'schema/access/subjects.yaml';
const folder = mkdtempSync(join(tmpdir(), 'lienthong-subjects-'));

/** The message of the refusal of a file with this text, read after the shipped one. */
function refusalOf(text: string, before: readonly string[] = [shipped]): string {
  const file = join(folder, 'subjects.yaml');
  writeFileSync(file, text);
  try {
    loadSubjects([...before, file], dictionary);
  } catch (error) {
    return (error as Error).message.replaceAll(folder, '');
  }
  return 'taken';
}

test('the shipped file says of every type with personal data whose its objects are', () => {
  const { subjects, scalars } = loadSubjects([shipped], dictionary);
  expect(subjects.get('BirthRecord')).toEqual([
    { field: 'childPersonId', kind: 'person' },
    { field: 'fatherPersonId', kind: 'person' },
    { field: 'motherPersonId', kind: 'person' },
  ]);
  expect(subjects.has('Residence')).toBe(false);
  expect([...scalars]).toContainEqual(['PersonalId', 'person']);
});

describe('a file is refused with its line when', () => {
  test.each([
    ['a type is not in the dictionary', 'types:\n  Ghost: { parent: true }', 'subjects.yaml:2 types.Ghost'],
    ['a field is not in the dictionary', 'types:\n  Person:\n    soul: person', 'subjects.yaml:3 types.Person.soul'],
    ['a field is no value', 'types:\n  Person: { fullName: person }', 'PersonName is no scalar'],
    ['a kind does not exist', 'types:\n  Person: { personalId: ghost }', 'subjects.yaml:2 types.Person'],
    ['a number of a person is taken for a parcel', 'types:\n  Person: { personalId: parcel }', 'of kind person'],
    ['a type that can be asked for is said to have a parent', 'types:\n  Household: { parent: true }', 'no parent'],
    ['a member of a union', 'types:\n  Person: { parent: true }', 'no parent'],
    ['a type names no field', 'types:\n\n  Person: {}', 'subjects.yaml:3 types.Person'],
    ['a parent has fields too', 'types:\n  Address: { parent: true, communeCode: adminUnit }', 'subjects.yaml:2'],
    ['a scalar is not in the dictionary', 'scalars:\n  Ghost: person\ntypes: {}', 'subjects.yaml:2 scalars.Ghost'],
    ['something else stands in it', 'types: {}\nghosts: {}', 'subjects.yaml:1'],
    ['it is no YAML', 'types: [\n', 'subjects.yaml:2'],
    ['it is empty', '', 'subjects.yaml:1'],
  ])('%s', (_, text, expected) => {
    expect(refusalOf(text)).toContain(expected);
  });

  test('nothing says whose a type with personal data is', () => {
    expect(refusalOf('types:\n  Person: { personalId: person }', [])).toMatch(
      /subjects\.yaml:\d types: \w+ \(\S+\.graphql:\d+\) has personal data, and nothing says whose/,
    );
  });

  test('it is not there', () => {
    expect(() => loadSubjects([join(folder, 'none.yaml')], dictionary)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    );
  });
});
