import { describe, expect, test } from '@jest/globals';
import { health } from '../../resolvers/health/source.ts';
import { population } from '../../resolvers/population/source.ts';
import { tax } from '../../resolvers/tax/source.ts';
import type { GraphqlBinding, RestBinding, SourceBinding, SqlBinding } from '../../src/model/binding.ts';
import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { bindingProblems, checkBinding } from '../../src/sources/binding/checkBinding.ts';
import { testDictionary } from './support/openTestSource.ts';

const problems = (binding: SourceBinding): string[] =>
  bindingProblems(binding, testDictionary()).map(({ where, problem }) => `${where}: ${problem}`);

function withPerson(change: (person: TypeBinding) => TypeBinding): SqlBinding {
  const person = population.types['Person'];
  if (person === undefined) throw new Error('no Person');
  return { ...population, types: { ...population.types, Person: change(person) } };
}

const field = (name: string, value: TypeBinding['fields'][string]): SqlBinding =>
  withPerson((person) => ({ ...person, fields: { ...person.fields, [name]: value } }));

const relation = (name: string, value: NonNullable<TypeBinding['relations']>[string]): SqlBinding =>
  withPerson((person) => ({ ...person, relations: { ...person.relations, [name]: value } }));

describe('a SQL binding is refused in one sentence', () => {
  test.each<[string, SourceBinding, string]>([
    ['an id with spaces', { ...population, id: 'Dân cư' }, 'id: an id has small letters, digits and hyphens.'],
    [
      'a type that the dictionary does not have',
      { ...population, types: { ...population.types, Robot: { fields: {} } } },
      'Robot: the dictionary has no such type.',
    ],
    [
      'a field that the type does not have',
      field('shoeSize', 'co_giay'),
      'Person.shoeSize: the dictionary’s Person has no such field.',
    ],
    [
      'a code that the list does not have',
      field('sex', { column: 'gioi_tinh', codes: { X: '7' } }),
      'Person.sex: the code map leads from X to 7, which the code list SEX does not have.',
    ],
    [
      'a format that does not exist',
      field('birthDate', { column: 'ngay_sinh', format: 'mmddyy' as never }),
      'Person.birthDate: there is no format mmddyy.',
    ],
    [
      'a part that the value type does not have',
      field('fullName', { value: 'PersonName', parts: { nickName: 'biet_danh' } }),
      'Person.fullName.nickName: the dictionary’s PersonName has no such field.',
    ],
    [
      'a key without column',
      withPerson((person) => ({ ...person, keys: ['oldIdNumber phoneNumber'] })),
      'Person (key oldIdNumber phoneNumber): the field phoneNumber has no column.',
    ],
    [
      'a key in a form that cannot be written',
      field('personalId', { column: 'ho_ten', format: 'givenName' }),
      'Person (key personalId): nothing can be found by personalId, as the format givenName cannot be written.',
    ],
    [
      'a relation to a type that the binding does not have',
      relation('household', { to: 'Parcel', on: { a: 'b' } }),
      'Person.household: the binding has no type Parcel.',
    ],
    [
      'a reference by a field that is no field',
      relation('household', { to: 'Household', key: { houseNumber: 'ma_ho' } }),
      'Person.household: the dictionary’s Household has no field houseNumber.',
    ],
    [
      'alternatives that start from different columns',
      relation('residences', { to: 'Residence', on: [{ a: 'x' }, { b: 'y' }], list: true }),
      'Person.residences: all alternatives must start from the same own columns.',
    ],
    [
      'a query with an argument that it does not have',
      { ...population, queries: { person: { to: 'Person', by: { name: 'fullNameText' } } } },
      'Query.person: the dictionary’s query has no argument name.',
    ],
  ])('%s', (_, binding, sentence) => {
    expect(problems(binding)[0]).toBe(sentence.replaceAll('’', "'"));
  });
});

test('a REST binding must be able to ask by what it finds', () => {
  const { nguoiNopThue, ...endpoints } = tax.endpoints;
  if (nguoiNopThue === undefined) throw new Error('no endpoint');
  const byPersonOnly: RestBinding = {
    ...tax,
    endpoints: { ...endpoints, nguoiNopThue: { ...nguoiNopThue, lookups: nguoiNopThue.lookups.slice(1) } },
  };
  expect(problems(byPersonOnly)).toEqual([
    'Taxpayer (key taxCode): the endpoint nguoiNopThue cannot be asked by mst.',
    'Enterprise.taxpayer: the endpoint nguoiNopThue cannot be asked by mst.',
    'Query.taxpayer: the endpoint nguoiNopThue cannot be asked by mst.',
  ]);
  const { Taxpayer } = tax.types;
  if (Taxpayer === undefined) throw new Error('no Taxpayer');
  const ofTwo = { ...byPersonOnly.types, Taxpayer: { ...Taxpayer, keys: ['taxCode taxpayerPersonalId'] } };
  // By one field of a key it is asked, by the others what comes is compared.
  expect(problems({ ...byPersonOnly, types: ofTwo }).filter((one) => one.includes('(key'))).toEqual([]);
  expect(problems({ ...tax, endpoints })).toContain('Taxpayer: there is no endpoint nguoiNopThue.');
});

test('a GraphQL binding is compared with the ministry’s own schema', () => {
  const broken: GraphqlBinding = {
    ...health,
    types: {
      ...health.types,
      HealthFacility: { name: 'BenhVien', fields: {} },
      Prescription: {
        name: 'DonThuoc',
        fields: { days: 'soThang', drugCode: { name: 'maThuoc', codes: { A: 'none' } } },
      },
    },
    queries: { encounter: { name: 'luotKham', arguments: { encounterId: 'ma' } } },
  };
  expect(problems(broken)).toEqual(
    expect.arrayContaining([
      "HealthFacility: the ministry's schema has no type BenhVien.",
      "Prescription.days: the ministry's DonThuoc has no field soThang.",
      'Prescription.drugCode: the code map leads from A to none, which the code list DRUG does not have.',
      "Query.encounter: the ministry's field has no argument ma.",
    ]),
  );
  expect(problems({ ...health, schemaFile: 'resolvers/health/none.graphql' })).toEqual([
    'schemaFile: the file resolvers/health/none.graphql cannot be read as SDL.',
  ]);
});

test('a wrong binding stops with BINDING_INVALID, which names source, place and problem', () => {
  expect(() => checkBinding(field('shoeSize', 'co_giay'), testDictionary())).toThrow(
    expect.objectContaining({
      code: 'BINDING_INVALID',
      message: "The binding of population is wrong at Person.shoeSize: the dictionary's Person has no such field.",
    }),
  );
});
