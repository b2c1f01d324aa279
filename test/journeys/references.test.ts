import { describe, expect, test } from '@jest/globals';
import { residenceReference, transferReference } from '../../resolvers/gateway/journeyReferences.ts';
import { adminUnits, TODAY } from './support/cases.ts';

const input = { mapSheetNo: '99', parcelNo: 1, transferorId: 'A', transfereeId: 'B' };
const communes = (parcelCommuneCode: string, oldCommuneCode?: string) => {
  const reference = transferReference({ ...input, parcelCommuneCode, oldCommuneCode }, TODAY, adminUnits);
  expect(reference['parcelAddress']).toMatchObject({ parcelCommuneCode: reference['parcelCommuneCode'] });
  return [reference['parcelCommuneCode'], reference['oldCommuneCode']];
};

describe('the commune of a parcel, as an officer states it', () => {
  test.each([
    ['a commune of today', ['26740', undefined], ['26740', null]],
    ['a commune of today with the old one', ['26740', '26737'], ['26740', '26737']],
    ['a commune that has become another', ['19339', undefined], ['19333', '19339']],
    ['a code that nobody knows', ['99999', undefined], ['99999', null]],
  ])('%s', (_, [code, oldCode], expected) => {
    expect(communes(String(code), oldCode)).toEqual(expected);
  });
});

test('without a day, today is meant, and every key field is there', () => {
  const reference = residenceReference({ applicantId: 'A', parcelRecordId: 'P' }, TODAY);
  expect(reference).toMatchObject({ asOf: TODAY, claimedRelation: null, parcel: { parcelRecordId: 'P' } });
});
