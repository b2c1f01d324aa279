import { describe, expect, test } from '@jest/globals';
import { checkComponents } from '../../resolvers/gateway/components/checkComponents.ts';
import type { Applicant, ComponentCase, ProcedureComponent } from '../../resolvers/gateway/components/types.ts';
import type { UnavailableInput } from '../../src/model/source.ts';
import { adminUnits, aDossier, aMarriage, away } from './support/cases.ts';

const check = (dossier: ComponentCase, ...unavailable: UnavailableInput[]) =>
  checkComponents(dossier, unavailable, adminUnits);
const outcomes = (dossier: ComponentCase, ...unavailable: UnavailableInput[]) =>
  check(dossier, ...unavailable).map(({ outcome }) => outcome);

const by = (applicant: Partial<Applicant>, changes: Partial<ComponentCase> = {}) =>
  aDossier({ ...changes, applicant: { ...aDossier().applicant, ...applicant } });

/** A dossier that asks for this one paper. */
const only = (
  componentDocumentKind: string,
  applicant: Partial<Applicant> = {},
  more: Partial<ProcedureComponent> = {},
) =>
  by(applicant, {
    procedure: { components: [{ componentCode: 'one', componentSource: 'DATA', componentDocumentKind, ...more }] },
  });

const landRight = { parcel: { certificates: [{ certificateSerial: 'AA 00990001', certificateStatus: '1' }] } };

describe('the components of a dossier', () => {
  test('are all found, with evidence and values to fill the form with', () => {
    const [identity, birth, residence] = check(aDossier());
    expect(identity).toMatchObject({
      outcome: 'FOUND',
      paperStillAccepted: false,
      correctionRequest: null,
      evidence: { source: 'population', documentKind: 'CC', issuedOn: '2022-05-04' },
    });
    expect(identity?.prefill).toContainEqual({ elementName: 'Person.birthDate', value: '1975-03-14' });
    expect(birth).toMatchObject({ outcome: 'FOUND', evidence: { reference: 'KS-26740-1975-9901' } });
    expect(residence?.prefill).toContainEqual({ elementName: 'Address.communeCode', value: '26740' });
  });

  test.each<[name: string, dossier: ComponentCase, expected: string[]]>([
    ['a birth that was never entered', by({ birthRecord: null }), ['FOUND', 'NOT_FOUND', 'FOUND']],
    ['a birth date that population has otherwise', by({ birthDate: '1975-10-01' }), ['MISMATCH', 'FOUND', 'FOUND']],
    ['a birth date of which only the year is known', by({ birthDate: '1975' }), ['FOUND', 'FOUND', 'FOUND']],
    ['another declared name', aDossier({ declaredFullName: 'Trần Văn Hòa' }), ['MISMATCH', 'MISMATCH', 'FOUND']],
    [
      'a name with the tone mark elsewhere',
      aDossier({ declaredFullName: 'NGUYỄN VĂN HOÀ' }),
      ['FOUND', 'FOUND', 'FOUND'],
    ],
    [
      'nothing declared at all',
      aDossier({ declaredFullName: null, declaredBirthDate: null, declaredResidenceCommuneCode: null }),
      ['FOUND', 'FOUND', 'FOUND'],
    ],
    [
      'nothing declared, while birth record and population disagree',
      by({ birthDate: '1976-03-14' }, { declaredFullName: null, declaredBirthDate: null }),
      ['FOUND', 'MISMATCH', 'FOUND'],
    ],
    [
      'a code that names another commune today',
      aDossier({ declaredResidenceCommuneCode: '26737' }),
      ['FOUND', 'FOUND', 'MISMATCH'],
    ],
    ['another commune', aDossier({ declaredResidenceCommuneCode: '19333' }), ['FOUND', 'FOUND', 'MISMATCH']],
    [
      'an expired card',
      by({ identityDocuments: [{ documentType: 'CC', documentStatus: '1', expiryDate: '2026-01-01' }] }),
      ['NOT_FOUND', 'FOUND', 'FOUND'],
    ],
    ['no residence', by({ residences: [] }), ['FOUND', 'FOUND', 'NOT_FOUND']],
    ['an unknown applicant', aDossier({ applicant: null }), ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']],
    [
      'a cancelled number',
      by({ supersededBy: { personalId: '079075990109' } }),
      ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
    ],
    ['a marriage on record', only('GKH', { maritalStatus: '2', marriageRecords: [aMarriage()] }), ['FOUND']],
    [
      'a marriage on paper',
      only('GKH', { maritalStatus: '2', marriageRecords: [aMarriage({ marriageDigitised: false })] }),
      ['NOT_FOUND'],
    ],
    [
      'a marriage that population calls ended',
      only('GKH', { maritalStatus: '3', marriageRecords: [aMarriage()] }),
      ['MISMATCH'],
    ],
    ['the marital status of a single person', only('XNHN'), ['FOUND']],
    ['a marital status on which registers disagree', only('XNHN', { maritalStatus: '2' }), ['MISMATCH']],
    ['a marital status that nobody has', only('XNHN', { maritalStatus: null }), ['NOT_FOUND']],
    ['a death record', only('GCT', { deathRecord: { deathRegNo: 'KT-1' } }), ['FOUND']],
    ['no death record', only('GCT'), ['NOT_FOUND']],
    ['a land certificate', only('GCN', { landRights: [landRight] }), ['FOUND']],
    ['no land', only('GCN', { landRights: [] }), ['NOT_FOUND']],
    [
      'a health card in force',
      only('BHYT', { healthInsuranceCards: [{ cardNumber: 'GD479', validFrom: '2026-01-01', validTo: '2026-12-31' }] }),
      ['FOUND'],
    ],
    [
      'a health card of last year',
      only('BHYT', { healthInsuranceCards: [{ cardNumber: 'GD479', validTo: '2025-12-31' }] }),
      ['NOT_FOUND'],
    ],
    [
      'an enterprise',
      only('DKDN', { representedEnterprises: [{ enterpriseCode: '0990730010', enterpriseStatus: '1' }] }),
      ['FOUND'],
    ],
    [
      'a dissolved enterprise',
      only('DKDN', { representedEnterprises: [{ enterpriseCode: '0990730010', enterpriseStatus: '4' }] }),
      ['NOT_FOUND'],
    ],
    ['a paper of the hospital', only('GRV'), ['DENIED']],
    ['a driving licence, whose database is not in the graph', only('GPLX'), ['UNAVAILABLE']],
    ['a paper that the procedure wants as paper', only('CC', {}, { componentSource: 'PAPER' }), ['UNAVAILABLE']],
    ['an unknown procedure', aDossier({ procedure: null }), ['NOT_FOUND']],
  ])('%s', (_, dossier, expected) => {
    expect(outcomes(dossier)).toEqual(expected);
  });

  test('that are missing or wrong go back to the owner of the data', () => {
    const [identity] = check(by({ birthDate: '1975-10-01' }));
    expect(identity?.correctionRequest).toMatchObject({ owner: 'G01', elementName: 'Person.birthDate' });
    const [, birth] = check(by({ birthRecord: null }));
    expect(birth?.correctionRequest).toMatchObject({ owner: 'G15', elementName: 'BirthRecord.birthRegNo' });
  });

  test('whose database is not published are still accepted on paper', () => {
    const [paper] = check(only('KHAC', {}, { componentSource: 'PAPER' }));
    expect(paper).toMatchObject({ paperStillAccepted: true, unavailableMinistry: null, correctionRequest: null });
  });

  test('name the ministry that could not be asked, and cost only its own papers', () => {
    const dossier = aDossier();
    expect(outcomes(dossier, away('justice', 'applicant.birthRecord'))).toEqual(['FOUND', 'UNAVAILABLE', 'FOUND']);
    const [, birth] = check(dossier, away('justice', 'applicant.birthRecord'));
    expect(birth).toMatchObject({ unavailableMinistry: 'Bộ Tư pháp', paperStillAccepted: true });
  });

  test('cannot be listed without the Government Office, which is then named', () => {
    const [whole] = check(aDossier({ procedure: null }), away('government-office', 'procedure.components'));
    expect(whole).toMatchObject({ outcome: 'UNAVAILABLE', unavailableMinistry: 'Văn phòng Chính phủ' });
  });

  test('that the purpose does not open are denied', () => {
    expect(outcomes(aDossier(), away('justice', 'applicant.birthRecord', 'FIELD_NOT_FOR_PURPOSE'))[1]).toBe('DENIED');
  });

  test('of marital status never speak of the spouse', () => {
    const married = only('XNHN', { maritalStatus: '2', marriageRecords: [aMarriage()] });
    expect(check(married)[0]?.prefill).toEqual([{ elementName: 'MaritalAnswer.answer', value: 'YES' }]);
  });
});
