import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { soundFiles, writeDictionary } from './smallDictionary.ts';

const dictionary = loadDictionary(writeDictionary(soundFiles));

test('an element inherits owner, class, basis and version from its entity', () => {
  expect(dictionary.elements.get('Vehicle.plateNo')).toMatchObject({
    owner: 'G01',
    dataClass: 'INTERNAL',
    basis: 'Law 36/2024',
    since: '1.0',
    format: '^\\d{2}[A-Z]-\\d{5}$',
  });
});

test('an element may say otherwise', () => {
  expect(dictionary.elements.get('Vehicle.inspector')).toMatchObject({
    owner: 'G12',
    dataClass: 'OPEN',
    basis: 'Law 35/2024',
  });
  expect(dictionary.elements.get('Person.sex')).toMatchObject({ since: '1.1', codeList: 'SEX' });
});

test('an element stands where its name stands', () => {
  const lines = soundFiles['vehicles.graphql']?.split('\n') ?? [];
  expect(dictionary.elements.get('Vehicle.inspector')?.location).toEqual({
    file: 'vehicles.graphql',
    line: lines.findIndex((line) => line.includes('inspector:')) + 1,
  });
});

test('the version is that of the newest element', () => {
  expect(dictionary.version).toBe('1.1');
});

test('entities have their keys and subjects; relations are no elements', () => {
  expect(dictionary.entities.get('Vehicle')).toMatchObject({
    keys: ['plateNo'],
    subject: 'vehicles',
    dataClass: 'INTERNAL',
  });
  expect(dictionary.elements.has('Person.vehicles')).toBe(false);
});

test('rows of a code list keep their time, their successor and further columns', () => {
  expect(dictionary.codeLists.get('SEX')?.entries[1]).toEqual({
    code: '2',
    nameVi: 'Nữ',
    nameEn: 'Female',
    validTo: '2024-12-31',
    replacedBy: '3',
    extra: { note: 'old' },
  });
});

test('a ministry brings a subject of its own, with its code lists beside it', () => {
  const base = Object.fromEntries(Object.entries(soundFiles).filter(([name]) => name !== 'vehicles.graphql'));
  const own = writeDictionary({
    'vehicles.graphql': `${soundFiles['vehicles.graphql'] ?? ''}\n"Colour."\nscalar ColourCode @term(vi: "Màu") @codeList(id: "COLOUR")\n`,
    'codelists/COLOUR.csv': 'code,name_vi,name_en,valid_from,valid_to\nR,Đỏ,Red,,\n',
  });
  const together = loadDictionary(writeDictionary(base), [join(own, 'vehicles.graphql')]);
  expect(together.elements.has('Vehicle.plateNo')).toBe(true);
  expect(together.codeLists.get('COLOUR')?.entries).toHaveLength(1);
});

test('a dictionary with an error is refused as a whole, with the first place', () => {
  const broken = (soundFiles['vehicles.graphql'] ?? '').replace('ndg:VEH-002', 'ndg:POP-002');
  expect(() => loadDictionary(writeDictionary({ ...soundFiles, 'vehicles.graphql': broken }))).toThrow(
    expect.objectContaining({
      code: 'DICTIONARY_UNUSABLE',
      params: expect.objectContaining({ findings: 1, rule: 'identifier-repeated' }),
    }),
  );
});

test('a warning does not stand in the way', () => {
  const dull = (soundFiles['people.graphql'] ?? '').replace('"Giới tính theo đăng ký."', '"Giới tính"');
  expect(loadDictionary(writeDictionary({ ...soundFiles, 'people.graphql': dull })).elements.size).toBe(5);
});

test.each([
  ['a folder that is not there', () => '/nowhere/at/all'],
  ['a folder without SDL', () => writeDictionary({ 'readme.txt': 'nothing' })],
  ['a file in place of a folder', () => join(writeDictionary(soundFiles), 'people.graphql')],
])('%s is said to be unreadable', (_name, folder) => {
  expect(() => loadDictionary(folder())).toThrow(expect.objectContaining({ code: 'DICTIONARY_FOLDER_UNREADABLE' }));
});

test('a missing file of a further subject is said to be unreadable', () => {
  const folder = writeDictionary(soundFiles);
  expect(() => loadDictionary(folder, [join(dirname(folder), 'none.graphql')])).toThrow(
    expect.objectContaining({ code: 'DICTIONARY_FOLDER_UNREADABLE' }),
  );
});
