import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, isObjectType, isScalarType, validateSchema } from 'graphql';
import { checkDictionary } from '../../src/dictionary/checkDictionary.ts';
import { fieldClasses } from '../../src/dictionary/fieldClasses.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';

const folder = join(packageRoot(), 'schema');
const dictionary = loadDictionary(folder);
const element = (coordinate: string) => dictionary.elements.get(coordinate);

test('the shipped dictionary keeps to all rules', () => {
  expect(checkDictionary(folder)).toEqual([]);
});

test('it has the promised size', () => {
  expect(dictionary.entities.size).toBeGreaterThanOrEqual(30);
  expect(dictionary.elements.size).toBeGreaterThanOrEqual(190);
});

test('it is a valid GraphQL schema as it stands', () => {
  const schema = buildASTSchema(dictionary.document);
  expect(validateSchema(schema)).toEqual([]);
});

test('each of its scalars has a rule', () => {
  const registry = buildScalarRegistry(dictionary);
  const scalars = Object.values(buildASTSchema(dictionary.document).getTypeMap()).filter(isScalarType);
  const machinery = ['FieldSet', 'LinkImport'];
  expect(
    scalars.map((scalar) => scalar.name).filter((name) => !registry.has(name) && !machinery.includes(name)),
  ).toEqual([]);
});

test('every field of every type has a class', () => {
  const classes = fieldClasses(dictionary);
  const types = Object.values(buildASTSchema(dictionary.document).getTypeMap()).filter(isObjectType);
  const coordinates = types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  expect(coordinates.length).toBeGreaterThan(dictionary.elements.size);
  expect(coordinates.filter((coordinate) => !classes.has(coordinate))).toEqual([]);
});

describe('elements say what was agreed', () => {
  test.each([
    [
      'Person.personalId',
      { id: 'ndg:POP-001', owner: 'G01', dataClass: 'PERSONAL', mandatory: true, type: 'PersonalId!' },
    ],
    ['Person.sex', { codeList: 'SEX', dataClass: 'PERSONAL' }],
    ['Person.religion', { dataClass: 'SENSITIVE', sensitiveKind: 'RELIGION', codeList: 'RELIGION' }],
    ['Person.marriedAt', { owner: 'G01.C12', dataClass: 'PERSONAL' }],
    ['LabResult.reusability', { owner: 'G01.C12', dataClass: 'SENSITIVE' }],
    ['LandPrice.unitPrice', { owner: 'H00', dataClass: 'OPEN', type: 'Vnd' }],
    ['Enterprise.enterpriseNameVi', { dataClass: 'OPEN', owner: 'G12' }],
    ['LegalRepresentative.legalRepPersonId', { dataClass: 'PERSONAL' }],
    ['Encounter.secondaryDiagnoses', { type: '[ICD10Code!]', codeList: 'ICD10', sensitiveKind: 'HEALTH' }],
    ['Parcel.mapSheetNo', { format: '^[0-9A-Za-z.\\-]{1,10}$' }],
  ])('%s', (coordinate, expected) => {
    expect(element(coordinate)).toMatchObject(expected);
  });
});

test.each([
  ['Query.person', 'PERSONAL'],
  ['Query.enterprise', 'OPEN'],
  ['Query.parcel', 'INTERNAL'],
  ['Person.healthBook', 'SENSITIVE'],
  ['Person.landRights', 'PERSONAL'],
  ['LandRight.holder', 'PERSONAL'],
  ['LabResult.reusability', 'SENSITIVE'],
  ['AdminUnit.successors', 'OPEN'],
])('the way %s is %s, as what is at its end', (coordinate, dataClass) => {
  expect(fieldClasses(dictionary).get(coordinate)?.dataClass).toBe(dataClass);
});

test.each([
  ['SEX', 3],
  ['MARITAL', 4],
  ['ETHNIC', 56],
  ['RELIGION', 17],
  ['TAX_STATUS', 10],
  ['MA_LOAI_KCB', 16],
  ['ISO3166', 249],
])('the list %s has %d codes', (id, count) => {
  expect(dictionary.codeLists.get(id)?.entries).toHaveLength(count);
});

test('land use knows the codes of the earlier classification and what replaced them', () => {
  const entries = dictionary.codeLists.get('LAND_USE')?.entries ?? [];
  expect(entries.find((entry) => entry.code === 'BHK')).toMatchObject({ validTo: '2024-07-31', replacedBy: 'HNK' });
  expect(entries.find((entry) => entry.code === 'LUN')).toMatchObject({ replacedBy: 'LUK' });
});

test.each([
  ['HBA1C', '1440', '%'],
  ['URE', '24', 'mmol/L'],
  ['BILIRUBIN', '24', 'µmol/L'],
  ['CHOLESTEROL', '168', 'mmol/L'],
])('a result of %s can be used again for %s hours in %s', (code, hours, unit) => {
  const entry = dictionary.codeLists.get('LAB_INDEX')?.entries.find((each) => each.code === code);
  expect(entry?.extra).toMatchObject({ reuse_hours: hours, unit });
});

test('names of an element are unique within its entity in Vietnamese, too', () => {
  const twice = [...dictionary.entities.values()].flatMap(({ name, elements }) => {
    const names = elements.map((each) => each.nameVi);
    return names.filter((nameVi, index) => names.indexOf(nameVi) !== index).map((nameVi) => `${name}: ${nameVi}`);
  });
  expect(twice).toEqual([]);
});
