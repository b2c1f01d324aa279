import { describe, expect, test } from '@jest/globals';
import { joinFixtures } from '../../src/mock/fixtures/fixtures.ts';
import { readFixtures } from '../../src/mock/fixtures/readFixtures.ts';
import { aWorld, graph, scalars } from './support/aWorld.ts';

const read = (text: string) => readFixtures(text, 'mine.yaml', { schema: graph.schema, scalars });
const ID = '079085123457';

describe('a fixture', () => {
  test('overrides the fields that it states, and no others', () => {
    const plain = aWorld().find('Person', ID);
    const stated = aWorld({ fixtures: read(`Person: { '${ID}': { phone: '0912345678', bloodGroup: null } }`) }).find(
      'Person',
      ID,
    );
    expect(stated).toMatchObject({ phone: '0912345678', bloodGroup: null });
    expect(stated?.['birthDate']).toBe(plain?.['birthDate']);
  });

  test('a name follows from its text and the other way round, also where other records repeat it', () => {
    const world = aWorld({ fixtures: read(`Person: { '${ID}': { fullNameText: Lê Thị Thanh Mai } }`) });
    expect(world.find('Person', ID)?.['fullName']).toMatchObject({
      familyName: 'Lê',
      middleName: 'Thị Thanh',
      givenName: 'Mai',
    });
    expect(world.find('Taxpayer', ID)?.['taxpayerName']).toBe('Lê Thị Thanh Mai');
    const parts = read(`Person: { '${ID}': { fullName: { familyName: Võ, middleName: null, givenName: An } } }`);
    expect(aWorld({ fixtures: parts }).find('Person', ID)?.['fullNameText']).toBe('Võ An');
  });

  test('null makes a record unknown', () => {
    expect(aWorld({ fixtures: read(`Person: { '${ID}': null }`) }).find('Person', ID)).toBeNull();
  });

  test('makes a record where there would be none, with the rest made up', () => {
    const parcel = `{ parcelCommuneCode: '26740', mapSheetNo: '7', parcelNo: 8, landRights: [{ holderPersonId: '${ID}', holderType: CA_NHAN }] }`;
    const world = aWorld({ fixtures: read(`Parcel: { TD-MINE: ${parcel} }`) });
    expect(world.find('Parcel', 'TD-MINE')).toMatchObject({ parcelRecordId: 'TD-MINE', mapSheetNo: '7' });
    expect(world.find('Parcel', 'TD-MINE')?.['parcelArea']).toEqual(expect.any(Number));
    expect(world.find('ParcelAddress', '26740|7|8')?.['parcels']).toMatchObject([{ parcelRecordId: 'TD-MINE' }]);
    const rights = world.find('Person', ID)?.['landRights'] as readonly object[];
    expect(rights.at(-1)).toMatchObject({
      holderPersonId: ID,
      parcel: { parcelRecordId: 'TD-MINE' },
      holder: { personalId: ID },
    });
  });

  test('names other records by their key', () => {
    const world = aWorld({ fixtures: read(`Person: { '${ID}': { supersededBy: '079085123456' } }`) });
    expect(world.find('Person', ID)?.['supersededBy']).toMatchObject({
      __typename: 'Person',
      personalId: '079085123456',
    });
  });

  test('the later of two files wins, field by field', () => {
    const [one, two] = ["{ phone: '0912345678', bloodGroup: A }", '{ bloodGroup: B }'].map((fields) =>
      read(`Person: { '${ID}': ${fields} }`),
    );
    const joined = joinFixtures([one, two].filter((each) => each !== undefined));
    expect(joined.get('Person')?.get(ID)).toEqual({ phone: '0912345678', bloodGroup: 'B' });
  });
});

describe('what is wrong with fixtures is said with its place', () => {
  test.each([
    ['Persona: { a: {} }', 'mine.yaml › Persona › a: the graph has no type Persona'],
    [`Person: { '${ID}': { age: 3 } }`, `mine.yaml › Person › ${ID} › age: Person has no such field`],
    [`Person: { '${ID}': { birthDate: '1985-02-30' } }`, `mine.yaml › Person › ${ID} › birthDate: `],
    [`Person: { '${ID}': { sex: X } }`, `mine.yaml › Person › ${ID} › sex: `],
    [`Person: { '${ID}': { residences: {} } }`, `mine.yaml › Person › ${ID} › residences: expected a list`],
    ['Person: [1]', 'mine.yaml › Person: expected records by type and key'],
    ['Person: {', 'mine.yaml: it is neither YAML nor JSON'],
  ])('%s', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
