import { describe, expect, test } from '@jest/globals';
import { prepareSlip } from '../../resolvers/gateway/landTransfer/prepareSlip.ts';
import type { TransferCase } from '../../resolvers/gateway/landTransfer/types.ts';
import type { UnavailableInput } from '../../src/model/source.ts';
import { aMarriage, aParcel, aTransfer, away, BUYER, references, SELLER, SPOUSE } from './support/cases.ts';

const slipOf = (transfer: TransferCase, ...unavailable: UnavailableInput[]) =>
  prepareSlip(transfer, unavailable, references);

const restricted = (restrictionKind: string, restrictionFrom: string, restrictionTo?: string) =>
  aTransfer({ parcels: [aParcel({ restrictions: [{ restrictionKind, restrictionFrom, restrictionTo }] })] });

const held = (...landRights: NonNullable<ReturnType<typeof aParcel>['landRights']>) =>
  aTransfer({ parcels: [aParcel({ landRights })] });

const single = { holderType: 'CA_NHAN', holderPersonId: SELLER, rightFrom: '2010-05-14' };
const twin = aParcel({
  parcelRecordId: 'TD-26740-9961',
  parcelAddress: { communeCode: '26740', oldCommuneCode: '26737' },
});

describe('the slip of a land transfer', () => {
  test.each<[name: string, transfer: TransferCase, verdict: string, codes: string[]]>([
    ['is ready when nothing stands in the way', aTransfer(), 'READY', []],
    ['is ready when a mortgage has ended', restricted('1', '2014-02-10', '2019-02-10'), 'READY', []],
    ['is ready when a mortgage only begins later', restricted('1', '2027-01-01'), 'READY', []],
    ['is blocked by a mortgage in force', restricted('1', '2023-02-10'), 'BLOCKED', ['MORTGAGED']],
    ['is blocked by a mortgage on its last day', restricted('1', '2023-02-10', '2026-11-20'), 'BLOCKED', ['MORTGAGED']],
    ['is blocked by distraint', restricted('2', '2026-08-03'), 'BLOCKED', ['DISTRAINED']],
    ['is blocked by an order', restricted('3', '2026-08-03'), 'BLOCKED', ['TRANSFER_BLOCKED']],
    ['is blocked by a restriction of a new kind', restricted('9', '2026-08-03'), 'BLOCKED', ['RESTRICTION_UNKNOWN']],
    [
      'asks for the consent of a spouse who is not on the certificate',
      { ...held(single), transferor: { ...aTransfer().transferor, marriageRecords: [aMarriage()] } },
      'NEEDS_INPUT',
      ['SPOUSE_NOT_ON_CERTIFICATE'],
    ],
    [
      'does not ask for a spouse who came after the right',
      {
        ...held(single),
        transferor: { ...aTransfer().transferor, marriageRecords: [aMarriage({ marriageRegDate: '2015-01-01' })] },
      },
      'READY',
      [],
    ],
    [
      'does not ask for a spouse whose marriage has ended',
      {
        ...held(single),
        transferor: {
          ...aTransfer().transferor,
          marriageRecords: [aMarriage({ marriageStatus: '2', marriageEndDate: '2019-06-20' })],
        },
      },
      'READY',
      [],
    ],
    [
      'asks for the spouse when the register does not know since when the right is held',
      {
        ...held({ ...single, rightFrom: null }),
        transferor: { ...aTransfer().transferor, marriageRecords: [aMarriage()] },
      },
      'NEEDS_INPUT',
      ['SPOUSE_NOT_ON_CERTIFICATE'],
    ],
    [
      'warns that husband and wife must both sign',
      held({ ...single, holderType: 'VO_CHONG' }, { holderType: 'VO_CHONG', holderPersonId: SPOUSE }),
      'READY',
      ['COUPLE_MUST_SIGN'],
    ],
    [
      'asks for the consent of other holders',
      held(single, { holderType: 'CA_NHAN', holderPersonId: '079065990203' }),
      'NEEDS_INPUT',
      ['CO_HOLDER_CONSENT'],
    ],
    [
      'asks for the consent of the household',
      held({ ...single, holderType: 'HO_GIA_DINH' }),
      'NEEDS_INPUT',
      ['HOUSEHOLD_CONSENT'],
    ],
    [
      'is blocked when the transferor holds nothing',
      held({ ...single, holderPersonId: BUYER }),
      'BLOCKED',
      ['TRANSFEROR_NOT_HOLDER'],
    ],
    [
      'turns to inheritance when the transferor has died',
      aTransfer({ transferor: { lifeStatus: '2', deathDate: '2026-02-18', taxpayer: { taxpayerStatus: '01' } } }),
      'INHERITANCE',
      ['TRANSFEROR_DECEASED', 'TAX_CODE_STOPPED'],
    ],
    [
      'is ready for a day on which the transferor still lived',
      aTransfer({ asOf: '2026-02-17', transferor: { lifeStatus: '2', deathDate: '2026-02-18' } }),
      'READY',
      [],
    ],
    [
      'is blocked when the transferee has died',
      aTransfer({ transferee: { lifeStatus: '2' } }),
      'BLOCKED',
      ['TRANSFEREE_DECEASED'],
    ],
    ['is blocked when a party is missing', aTransfer({ transferor: { lifeStatus: '3' } }), 'BLOCKED', ['PARTY_ABSENT']],
    [
      'is blocked by tax status 10',
      aTransfer({ transferor: { taxpayer: { taxpayerStatus: '10' } } }),
      'BLOCKED',
      ['TAX_CODE_STOPPED'],
    ],
    [
      'is blocked by tax status 06 of the transferee',
      aTransfer({ transferee: { taxpayer: { taxpayerStatus: '06' } } }),
      'BLOCKED',
      ['TAX_CODE_STOPPED'],
    ],
    [
      'warns of a tax code that is being verified',
      aTransfer({ transferor: { taxpayer: { taxpayerStatus: '09' } } }),
      'READY',
      ['TAX_CODE_DOUBTFUL'],
    ],
    [
      'warns of a taxpayer whom tax does not know',
      aTransfer({ transferee: { taxpayer: null } }),
      'READY',
      ['TAXPAYER_UNKNOWN'],
    ],
    [
      'asks for the new number when the old one was cancelled',
      aTransfer({ transferor: { supersededBy: { personalId: '079075990109' } } }),
      'NEEDS_INPUT',
      ['IDENTIFIER_CANCELLED'],
    ],
    [
      'asks again when a number is unknown',
      aTransfer({ transferee: { fullNameText: null, lifeStatus: null } }),
      'NEEDS_INPUT',
      ['PARTY_NOT_FOUND'],
    ],
    ['is blocked when both parties are one', aTransfer({ transfereeId: SELLER }), 'BLOCKED', ['SAME_PARTY']],
    ['asks for a parcel that is known', aTransfer({ parcels: [] }), 'NEEDS_INPUT', ['PARCEL_NOT_FOUND']],
    [
      'is blocked for a parcel that was split',
      aTransfer({ parcels: [aParcel({ parcelStatus: '2' })] }),
      'BLOCKED',
      ['PARCEL_NOT_ACTIVE'],
    ],
    [
      'asks for the old commune of two parcels',
      aTransfer({ parcels: [aParcel(), twin] }),
      'NEEDS_INPUT',
      ['PARCEL_AMBIGUOUS'],
    ],
    [
      'knows the parcel by its old commune',
      aTransfer({ parcels: [aParcel(), twin], oldCommuneCode: '26740' }),
      'READY',
      [],
    ],
    [
      'does not take the parcel of another old commune',
      aTransfer({ parcels: [aParcel(), twin], oldCommuneCode: '26746' }),
      'NEEDS_INPUT',
      ['PARCEL_NOT_FOUND'],
    ],
    [
      'asks for a certificate that is on record',
      aTransfer({ parcels: [aParcel({ certificates: [] })] }),
      'NEEDS_INPUT',
      ['CERTIFICATE_MISSING'],
    ],
    [
      'asks again when the serial is another',
      aTransfer({ certificateSerial: 'BK 123456' }),
      'NEEDS_INPUT',
      ['CERTIFICATE_SERIAL_MISMATCH'],
    ],
    ['reads a serial however it is typed', aTransfer({ certificateSerial: 'aa00999901' }), 'READY', []],
    [
      'is blocked by a revoked certificate',
      aTransfer({
        parcels: [aParcel({ certificates: [{ certificateSerial: 'AA 00999901', certificateStatus: '3' }] })],
      }),
      'BLOCKED',
      ['CERTIFICATE_NOT_VALID'],
    ],
  ])('%s', (_, transfer, verdict, codes) => {
    const slip = slipOf(transfer);
    expect({ verdict: slip.verdict, codes: slip.issues.map(({ code }) => code) }).toEqual({ verdict, codes });
    for (const issue of slip.issues) expect(issue.reasonVi + issue.reasonEn).not.toMatch(/\{\w+\}|…|07\d{10}/);
  });

  test('names the old communes between which the officer must choose', () => {
    const [issue] = slipOf(aTransfer({ parcels: [aParcel(), twin] })).issues;
    expect(issue?.candidateUnits?.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '26737 Phường Đa Kao',
      '26740 Phường Bến Nghé',
    ]);
    expect(issue?.reasonVi).toContain('26737 Phường Đa Kao, 26740 Phường Bến Nghé');
  });

  test('carries the three parts of form 15, with days counted without weekends', () => {
    const slip = slipOf(aTransfer());
    expect(slip.dossier).toMatchObject({
      preparedOn: '2026-11-20',
      slipDueOn: '2026-11-24',
      taxNoticeDueOn: '2026-12-01',
    });
    expect(slip.transferor).toMatchObject({
      fullNameText: 'Nguyễn Văn Hòa',
      taxCode: SELLER,
      addressText: '1 đường Lê Lợi',
    });
    expect(slip.parcel).toMatchObject({
      parcelArea: 60,
      certificateSerial: 'AA 00999901',
      uses: [{ indefinite: true, until: null }],
    });
  });

  test('takes the personal identifier as tax code of a person whom tax does not know', () => {
    expect(slipOf(aTransfer({ transferee: { taxpayer: null } })).transferee.taxCode).toBe(BUYER);
  });
});

describe('a ministry that could not be asked', () => {
  test.each([
    ['tax', 'transferor.taxpayer', 'Bộ Tài chính (Cục Thuế)'],
    ['justice', 'transferor.marriageRecords', 'Bộ Tư pháp'],
    ['population', 'transferee.lifeStatus', 'Bộ Công an'],
    ['land', 'parcelAddress.parcels', 'Bộ Nông nghiệp và Môi trường'],
    ['land', 'parcelAddress.parcels.0.restrictions', 'Bộ Nông nghiệp và Môi trường'],
  ])('%s makes the slip wait and is named (%s)', (source, path, ministry) => {
    const slip = slipOf(aTransfer(), away(source, path));
    expect(slip.verdict).toBe('NEEDS_INPUT');
    expect(slip.issues).toContainEqual(expect.objectContaining({ code: 'INPUT_UNAVAILABLE', ministryVi: ministry }));
  });

  test('is named once, however many of its data are missing', () => {
    const slip = slipOf(aTransfer(), away('tax', 'transferor.taxpayer'), away('tax', 'transferee.taxpayer'));
    expect(slip.issues).toHaveLength(1);
  });

  test('does not hide what another ministry forbids', () => {
    const slip = slipOf(restricted('1', '2023-02-10'), away('tax', 'transferor.taxpayer'));
    expect(slip.verdict).toBe('BLOCKED');
  });

  test('is not asked for what only concerns the obligations', () => {
    expect(slipOf(aTransfer(), away('land', 'parcelAddress.parcels.0.landPrices')).verdict).toBe('READY');
  });

  test('is never taken for a no', () => {
    const parcel = aParcel({ landRights: null, certificates: null, restrictions: null });
    const missing = ['landRights', 'certificates', 'restrictions'].map((name) =>
      away('land', `parcelAddress.parcels.0.${name}`),
    );
    const slip = slipOf(aTransfer({ parcels: [parcel] }), ...missing);
    expect(slip.issues.map(({ code }) => code)).toEqual(['INPUT_UNAVAILABLE']);
  });

  test('is told apart from an input that was refused', () => {
    const slip = slipOf(aTransfer(), away('tax', 'transferor.taxpayer', 'FIELD_NOT_FOR_PURPOSE'));
    expect(slip.issues.map(({ code }) => code)).toEqual(['INPUT_REFUSED']);
  });
});
