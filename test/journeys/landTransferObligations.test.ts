import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { computeObligations } from '../../resolvers/gateway/landTransfer/computeObligations.ts';
import type { TransferCase } from '../../resolvers/gateway/landTransfer/types.ts';
import type { UnavailableInput } from '../../src/model/source.ts';
import { aMarriage, aParcel, aTransfer, away, BUYER, codeLists, homeOf, SELLER } from './support/cases.ts';

const landUses = codeLists.get('LAND_USE');

/** What is owed, as `type status amount (exemption)`, income tax first. */
function owed(transfer: TransferCase, ...unavailable: UnavailableInput[]): string[] {
  return computeObligations(transfer, unavailable, landUses).map(
    ({ taxType, status, taxAmount, exemptionReason }) =>
      `${taxType} ${status} ${taxAmount ?? '-'}${exemptionReason === null ? '' : ` (${exemptionReason})`}`,
  );
}

const unknown = ['TNCN NOT_COMPUTABLE -', 'LPTB NOT_COMPUTABLE -'];
const kin = ['TNCN EXEMPT 0 (QHGD)', 'LPTB EXEMPT 0 (QHGD)'];
const oneHome = [homeOf('TD-26740-9901')];

describe('what a land transfer brings', () => {
  test.each<[name: string, transfer: TransferCase, expected: string[]]>([
    ['2 % and 0.5 % of the contract price', aTransfer(), ['TNCN COMPUTED 200000000', 'LPTB COMPUTED 50000000']],
    [
      'the same of the table value when the price is below it',
      aTransfer({ contractPrice: 1_000_000_000 }),
      ['TNCN COMPUTED 144000000', 'LPTB COMPUTED 36000000'],
    ],
    [
      'no income tax for the only house',
      aTransfer({ transferor: { landRights: oneHome } }),
      ['TNCN EXEMPT 0 (NODN)', 'LPTB COMPUTED 50000000'],
    ],
    [
      'income tax for the only house of a household',
      aTransfer({
        transferor: { landRights: oneHome },
        parcels: [aParcel({ landRights: [{ holderType: 'HO_GIA_DINH', holderPersonId: SELLER }] })],
      }),
      ['TNCN COMPUTED 200000000', 'LPTB COMPUTED 50000000'],
    ],
    [
      'income tax for an only house held too short',
      aTransfer({ transferor: { landRights: [homeOf('TD-26740-9901', '2026-08-01')] } }),
      ['TNCN COMPUTED 200000000', 'LPTB COMPUTED 50000000'],
    ],
    [
      'income tax when the only house is another one',
      aTransfer({ transferor: { landRights: [homeOf('TD-26740-9951')] } }),
      ['TNCN COMPUTED 200000000', 'LPTB COMPUTED 50000000'],
    ],
    [
      'nothing between parent and child by birth record',
      aTransfer({ transferor: { childBirthRecords: [{ childPersonId: BUYER }] } }),
      kin,
    ],
    [
      'nothing between child and parent by birth record',
      aTransfer({ transferor: { birthRecord: { motherPersonId: BUYER } } }),
      kin,
    ],
    [
      'nothing between spouses',
      aTransfer({ transferor: { marriageRecords: [aMarriage({ wifePersonId: BUYER })] } }),
      kin,
    ],
    [
      'the usual between former spouses',
      aTransfer({
        transferor: {
          marriageRecords: [aMarriage({ wifePersonId: BUYER, marriageStatus: '2', marriageEndDate: '2019-06-20' })],
        },
      }),
      ['TNCN COMPUTED 200000000', 'LPTB COMPUTED 50000000'],
    ],
    [
      'nothing between relatives whom only the population database knows',
      aTransfer({ transferor: { familyRelations: [{ relationKind: '5', relatedPersonId: BUYER }] } }),
      kin,
    ],
    [
      'the usual between a person and their representative',
      aTransfer({ transferor: { familyRelations: [{ relationKind: '6', relatedPersonId: BUYER }] } }),
      ['TNCN COMPUTED 200000000', 'LPTB COMPUTED 50000000'],
    ],
    ['nothing computed when the transferor has died', aTransfer({ transferor: { lifeStatus: '2' } }), unknown],
    ['nothing computed for an unknown parcel', aTransfer({ parcels: [] }), unknown],
    [
      'nothing computed for two parcels',
      aTransfer({ parcels: [aParcel(), aParcel({ parcelRecordId: 'other' })] }),
      unknown,
    ],
    ['nothing computed without a table price', aTransfer({ parcels: [aParcel({ landPrices: [] })] }), unknown],
    [
      'the price of the code that replaced an old one',
      aTransfer({ contractPrice: 1, parcels: [aParcel({ landUses: [{ landUsePurpose: 'LUN', landUseArea: 1000 }] })] }),
      ['TNCN COMPUTED 96000000', 'LPTB COMPUTED 24000000'],
    ],
    [
      'the prices of last year when those of this year are not there',
      aTransfer({ asOf: '2025-12-31', contractPrice: 1 }),
      ['TNCN COMPUTED 129600000', 'LPTB COMPUTED 32400000'],
    ],
  ])('%s', (_, transfer, expected) => {
    expect(owed(transfer)).toEqual(expected);
  });

  test('says who pays, of what, and why', () => {
    const [incomeTax, fee] = computeObligations(aTransfer({ contractPrice: 1_000_000_000 }), [], landUses);
    expect(incomeTax).toMatchObject({ payer: 'TRANSFEROR', taxBase: 7_200_000_000, taxRate: 2 });
    expect(incomeTax?.reasonEn).toBe('The contract price is below the price table; taken of the table value.');
    expect(fee).toMatchObject({ payer: 'TRANSFEREE', taxRate: 0.5 });
  });
});

describe('an input that could not be had', () => {
  test.each([
    ['land', 'parcelAddress.parcels', unknown],
    ['land', 'parcelAddress.parcels.0.landPrices', unknown],
    ['population', 'transferor.lifeStatus', unknown],
    ['justice', 'transferor.childBirthRecords', unknown],
    ['population', 'transferor.familyRelations', unknown],
    ['land', 'transferor.landRights', ['TNCN NOT_COMPUTABLE -', 'LPTB COMPUTED 50000000']],
  ])('%s (%s) is never taken for "no exemption"', (source, path, expected) => {
    expect(owed(aTransfer(), away(source, path))).toEqual(expected);
  });

  test('does not matter when another ministry has proved the kinship', () => {
    const child = aTransfer({ transferor: { childBirthRecords: [{ childPersonId: BUYER }] } });
    expect(owed(child, away('population', 'transferor.familyRelations'))).toEqual(kin);
  });
});

describe('the amounts, whatever the price', () => {
  const price = fc.integer({ min: 0, max: 1_000_000_000_000 });
  const amounts = (contractPrice: number) =>
    computeObligations(aTransfer({ contractPrice }), [], landUses).map(({ taxAmount }) => taxAmount ?? Number.NaN);

  test('are whole đồng and never negative', () => {
    fc.assert(
      fc.property(price, (contractPrice) =>
        amounts(contractPrice).every((amount) => Number.isInteger(amount) && amount >= 0),
      ),
    );
  });

  test('never fall when the price rises', () => {
    fc.assert(
      fc.property(price, price, (one, other) => {
        const [low, high] = [amounts(Math.min(one, other)), amounts(Math.max(one, other))];
        return low.every((amount, index) => amount <= (high[index] ?? Number.NaN));
      }),
    );
  });

  test('never fall below those of the table value', () => {
    fc.assert(
      fc.property(price, (contractPrice) =>
        amounts(contractPrice).every((amount, index) => amount >= (amounts(0)[index] ?? 0)),
      ),
    );
  });
});
