import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, isObjectType, type IntrospectionQuery } from 'graphql';
import type { StartedMock } from '../../src/start/mock/startMock.ts';
import { aMock, ask } from './support/askMock.ts';

type Fields = Readonly<Record<string, unknown>>;

let officer: StartedMock;
let citizen: StartedMock;

beforeAll(async () => {
  officer = await aMock({ role: 'land-officer', purpose: 'LAND_TRANSFER' });
  citizen = await aMock({ role: 'citizen', purpose: 'SELF_ACCESS' });
}, 60_000);

afterAll(async () => {
  await officer.close();
  await citizen.close();
});

const PARTIES =
  '{ dossier(dossierCode: "H29.21-261120-0001") { parties { partyRole partyParcelRecordId person { personalId fullNameText bloodGroup landRights { parcel { parcelRecordId landRights { holder { ... on Person { personalId } } } } } } } } }';

describe('one profile', () => {
  test('a request that states nothing counts as one of the profile, with its purpose and a case', async () => {
    const { data, errors } = await ask(officer, PARTIES);
    const { dossier } = data as { dossier: { parties: readonly { person: Fields | null }[] } };
    expect(dossier.parties.filter(({ person }) => person !== null).length).toBeGreaterThan(2);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['FIELD_KIND_CLOSED', 'ROW_NOT_PERMITTED']),
    );
  });

  test('the parcel of the case belongs to the person who gives it away', async () => {
    const { data } = await ask(officer, PARTIES);
    const { parties } = (data as { dossier: { parties: readonly Fields[] } }).dossier;
    const parcel = parties.find(({ partyRole }) => partyRole === '12')?.['partyParcelRecordId'];
    const seller = parties.find(({ partyRole }) => partyRole === '2')?.['person'] as {
      personalId: string;
      landRights: readonly { parcel: { parcelRecordId: string; landRights: readonly { holder: Fields | null }[] } }[];
    };
    const theirs = seller.landRights.map((right) => right.parcel);
    expect(theirs.map(({ parcelRecordId }) => parcelRecordId)).toContain(parcel);
    for (const { landRights } of theirs) {
      expect(landRights.map(({ holder }) => holder?.['personalId'])).toContain(seller.personalId);
    }
  });

  test('a refusal has code, both languages, the article and whom to ask', async () => {
    const { errors } = await ask(officer, PARTIES);
    const refusal = errors.find(({ extensions }) => extensions.code === 'FIELD_KIND_CLOSED')?.extensions;
    expect(refusal).toMatchObject({ article: expect.stringContaining('91/2025'), owner: { code: 'G01' } });
    expect((refusal as Fields | undefined)?.['messageVi']).toMatch(/không mở/);
  });

  test('introspection shows what the profile may read, and builds a client schema', async () => {
    const seen = async (mock: StartedMock) => {
      const { data } = await ask(mock, getIntrospectionQuery());
      const type = buildClientSchema(data as IntrospectionQuery).getType('Person');
      return isObjectType(type) ? Object.keys(type.getFields()) : [];
    };
    expect(await seen(officer)).toContain('landRights');
    expect(await seen(officer)).not.toContain('encounters');
    expect(await seen(citizen)).toContain('encounters');
  });

  test('mayI decides as the answer will', async () => {
    const operation = '{ person(personalId: \\"079075990101\\") { sex bloodGroup } }';
    const query = `{ mayI(operation: "${operation}") { fields { coordinate verdict } } }`;
    const { data } = await ask(officer, query, { caseId: 'H29.21-261110-9901' });
    expect(data).toEqual({
      mayI: {
        fields: [
          { coordinate: 'Query.person', verdict: 'ALLOW' },
          { coordinate: 'Person.sex', verdict: 'ALLOW' },
          { coordinate: 'Person.bloodGroup', verdict: 'REFUSE' },
        ],
      },
    });
  });
});

describe('a citizen', () => {
  const page = (after: unknown) =>
    `{ me { personalId accessLog(first: 10${typeof after === 'string' ? `, after: "${after}"` : ''}) { edges { cursor node { recordId accessedAt } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`;
  interface Page {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly accessedAt: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
  }
  const pageOf = async (after?: string) =>
    (((await ask(citizen, page(after))).data as Fields)['me'] as Fields)['accessLog'] as Page;

  test('walks through all pages of who looked at their data, newest first, each record once', async () => {
    const pages = [await pageOf()];
    while (pages.at(-1)?.pageInfo.hasNextPage === true) pages.push(await pageOf(pages.at(-1)?.pageInfo.endCursor));
    const edges = pages.flatMap((each) => each.edges);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.slice(0, -1).every((each) => each.edges.length === 10)).toBe(true);
    expect(new Set(edges.map(({ cursor }) => cursor)).size).toBe(edges.length);
    const times = edges.map(({ node }) => node.accessedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(await pageOf()).toEqual(pages[0]);
  });

  test('asks for a correction and finds it again', async () => {
    const opened = await ask(
      citizen,
      'mutation { requestCorrection(input: { element: "Person.birthDate", recordKey: "mine", reason: "It is another day." }) { caseNumber owner status } }',
    );
    expect(opened).toMatchObject({ data: { requestCorrection: { owner: 'G01', status: 'OPEN' } }, errors: [] });
    const { data } = await ask(citizen, '{ me { correctionCases { element status } } }');
    expect(data).toEqual({ me: { correctionCases: [{ element: 'Person.birthDate', status: 'OPEN' }] } });
  });

  test('reads their own record from all ministries', async () => {
    const { data, errors } = await ask(
      citizen,
      '{ me { person { personalId fullNameText sex phone residences { residenceKind } taxpayer { taxCode } healthBook { healthId } encounters(last: 1) { encounterId } } } }',
    );
    const { person } = (data as { me: { person: Fields } }).me;
    expect(errors).toEqual([]);
    expect(person).toMatchObject({
      taxpayer: { taxCode: person['personalId'] },
      healthBook: { healthId: person['personalId'] },
    });
  });
});
