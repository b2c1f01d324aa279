import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { gatewayBinding } from '../../resolvers/gateway/index.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import type { UnavailableInput } from '../../src/model/source.ts';
import { createLocalSource } from '../../src/sources/local/createLocalSource.ts';
import { aDossier, adminUnits, aResidence, aTransfer, away, SELLER } from './support/cases.ts';

const source = createLocalSource(gatewayBinding, {
  services: { dictionary: loadDictionary('schema'), adminUnits },
  nowMs: () => Date.parse('2026-11-20T08:00:00+07:00'),
});

async function ask(text: string, variables: Record<string, unknown> = {}, unavailable: UnavailableInput[] = []) {
  const { data, errors } = await source.execute({
    text,
    document: parse(text),
    variables,
    unavailable,
    context: { requestId: 'test', wantsProvenance: false },
    signal: AbortSignal.timeout(5000),
  });
  expect(errors).toEqual([]);
  return data;
}

/** Asks fields of one entity, as the planner does after the ministries have answered. */
async function askEntity(type: string, fields: string, values: object, unavailable: UnavailableInput[] = []) {
  const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${fields} } } }`;
  const data = await ask(text, { representations: [{ __typename: type, ...values }] }, unavailable);
  return (data?.['_entities'] as unknown[])[0];
}

describe('the gateway as a source', () => {
  test('turns a statement into an object whose key is complete and names whom to ask', async () => {
    const input = {
      ...{ dossierCode: 'H29.21-261110-9901', parcelCommuneCode: '26740', mapSheetNo: '99', parcelNo: 9901 },
      ...{ transferorId: SELLER, transfereeId: '079190990102', contractPrice: 10_000_000_000 },
    };
    const text = `query ($input: LandTransferInput!) { landTransfer(input: $input) {
      asOf oldCommuneCode certificateSerial transferor { personalId } parcelAddress { parcelCommuneCode mapSheetNo parcelNo } } }`;
    expect(await ask(text, { input })).toEqual({
      landTransfer: {
        asOf: '2026-11-20',
        oldCommuneCode: null,
        certificateSerial: null,
        transferor: { personalId: SELLER },
        parcelAddress: { parcelCommuneCode: '26740', mapSheetNo: '99', parcelNo: 9901 },
      },
    });
  });

  test('lays what the citizen declared flat into the key', async () => {
    const input = { procedureCode: '1.004222', applicantId: SELLER, declared: { fullName: 'An', birthDate: '1993' } };
    const text = `query ($input: ComponentCheckInput!) { componentCheck(input: $input) {
      declaredFullName declaredBirthDate declaredResidenceCommuneCode dossier { dossierCode } procedure { procedureCode } } }`;
    expect(await ask(text, { input })).toEqual({
      componentCheck: {
        ...{ declaredFullName: 'An', declaredBirthDate: '1993', declaredResidenceCommuneCode: null },
        ...{ dossier: null, procedure: { procedureCode: '1.004222' } },
      },
    });
  });

  test('computes slip and obligations from one representation', async () => {
    const fields = 'slip { verdict parcel { uses { landUsePurpose } } } obligations { taxType taxAmount payer }';
    expect(await askEntity('LandTransfer', fields, aTransfer())).toEqual({
      slip: { verdict: 'READY', parcel: { uses: [{ landUsePurpose: 'ODT' }] } },
      obligations: [
        { taxType: 'TNCN', taxAmount: 200_000_000, payer: 'TRANSFEROR' },
        { taxType: 'LPTB', taxAmount: 50_000_000, payer: 'TRANSFEREE' },
      ],
    });
  });

  test('answers also when a required input is missing', async () => {
    const { transferor, ...transfer } = aTransfer();
    const missing = away('tax', 'transferor.taxpayer', 'SOURCE_TIMED_OUT');
    const values = { ...transfer, transferor: { ...transferor, taxpayer: null } };
    expect(await askEntity('LandTransfer', 'slip { verdict issues { code ministryEn } }', values, [missing])).toEqual({
      slip: {
        verdict: 'NEEDS_INPUT',
        issues: [{ code: 'INPUT_UNAVAILABLE', ministryEn: 'Ministry of Finance (Tax Department)' }],
      },
    });
  });

  test('follows an issue to the communes that it names', async () => {
    const [parcel] = aTransfer().parcelAddress?.parcels ?? [];
    const parcels = ['26740', '26737'].map((oldCommuneCode) => ({ ...parcel, parcelAddress: { oldCommuneCode } }));
    const fields = 'slip { issues { candidateUnits { code name successors { unit { code } } } } }';
    expect(await askEntity('LandTransfer', fields, { ...aTransfer(), parcelAddress: { parcels } })).toMatchObject({
      slip: {
        issues: [{ candidateUnits: [{ code: '26737' }, { code: '26740', successors: [{ unit: { code: '26740' } }] }] }],
      },
    });
  });

  test('assesses a residence and gives its commune with its province', async () => {
    const fields = 'assessment { verdict resolvedCommune { code parent { name } } }';
    expect(await askEntity('ResidenceApplication', fields, aResidence())).toEqual({
      assessment: {
        verdict: 'ACCEPTED',
        resolvedCommune: { code: '26740', parent: { name: 'Thành phố Hồ Chí Minh' } },
      },
    });
  });

  test('looks for the components of a dossier', async () => {
    expect(await askEntity('ComponentCheck', 'components { componentCode outcome }', aDossier())).toEqual({
      components: [
        { componentCode: 'identity', outcome: 'FOUND' },
        { componentCode: 'birth', outcome: 'FOUND' },
        { componentCode: 'residence', outcome: 'FOUND' },
      ],
    });
  });

  test('judges results with the windows of the code lists, now or at a moment', async () => {
    const values = {
      labResultId: 'XN-1',
      indexCode: 'URE',
      resultUnit: 'mmol/L',
      sampledAt: '2026-11-19T20:00:00+07:00',
      encounter: { patient: { personalId: SELLER, supersededBy: null } },
    };
    const fields = 'now: reusability { status } later: reusability(asOf: "2026-11-21T08:00:00+07:00") { status }';
    expect(await askEntity('LabResult', fields, values)).toEqual({
      now: { status: 'REUSABLE' },
      later: { status: 'EXPIRED' },
    });
    const image = {
      imagingResultId: 'CDHA-1',
      imagingCode: 'XQNGUC',
      imagingPerformedAt: '2026-11-18T08:00:00+07:00',
      encounter: { patient: { personalId: SELLER } },
    };
    expect(await askEntity('ImagingResult', 'reusability { status windowHours }', image)).toEqual({
      reusability: { status: 'REUSABLE', windowHours: 168 },
    });
    const nobodys = { ...image, encounter: { patient: null } };
    expect(await askEntity('ImagingResult', 'reusability { status }', nobodys)).toEqual({
      reusability: { status: 'NOT_COMPARABLE' },
    });
  });

  test('answers marital status and former numbers of a person', async () => {
    const values = {
      ...{ personalId: SELLER, fullNameText: 'An', lifeStatus: '1', maritalStatus: '1', marriageRecords: [] },
      identifierHistory: [{ oldPersonalId: '079075990109', newPersonalId: SELLER }],
    };
    expect(
      await askEntity('Person', 'marriedAt(date: "2026-11-20") { answer asOf } formerRecords { personalId }', values),
    ).toEqual({
      marriedAt: { answer: 'NO', asOf: '2026-11-20' },
      formerRecords: [{ personalId: '079075990109' }],
    });
  });

  test('gives a code list as of today', async () => {
    const data = await ask('{ codeList(codeListId: "SEX") { codeListId entries { code } } }');
    expect(data?.['codeList']).toEqual({ codeListId: 'SEX', entries: [{ code: '1' }, { code: '2' }, { code: '3' }] });
    expect(await ask('{ codeList(codeListId: "NONE") { codeListId } }')).toEqual({ codeList: null });
  });
});
