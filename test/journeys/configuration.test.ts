import { describe, expect, test } from '@jest/globals';
import * as codes from '../../resolvers/gateway/config/codes.ts';
import { documentRules } from '../../resolvers/gateway/config/components.ts';
import { landTransferRules } from '../../resolvers/gateway/config/landTransfer.ts';
import { ministries } from '../../resolvers/gateway/config/ministries.ts';
import { codeLists } from './support/cases.ts';

const LISTS: Readonly<Record<keyof typeof codes, string>> = {
  lifeStatus: 'LIFE_STATUS',
  maritalStatus: 'MARITAL',
  marriageStatus: 'MARRIAGE_STATUS',
  relation: 'RELATION',
  residenceKind: 'RESIDENCE_KIND',
  parcelStatus: 'PARCEL_STATUS',
  certificateStatus: 'CERT_STATUS',
  documentStatus: 'DOC_STATUS',
  enterpriseStatus: 'ENTERPRISE_STATUS',
  landHolderType: 'LAND_HOLDER_TYPE',
  restriction: 'RESTRICTION',
  residentialPurposes: 'LAND_USE',
  houseKinds: 'ASSET_KIND',
  taxType: 'TAX_TYPE',
  taxExemption: 'TAX_EXEMPTION',
  documentType: 'DOC_TYPE',
};

const codesOf = (list: string) => codeLists.get(list)?.entries.map(({ code }) => code) ?? [];

describe('codes on which a journey decides', () => {
  test.each(Object.entries(LISTS))('%s are codes of the list %s', (name, list) => {
    const used = Object.values(codes[name as keyof typeof codes]);
    expect(used.filter((code) => !codesOf(list).includes(code))).toEqual([]);
  });

  test('tax statuses are codes of the list TAX_STATUS, and the active one stops nothing', () => {
    const { stoppingTaxStatuses, doubtfulTaxStatuses } = landTransferRules;
    const used = [...stoppingTaxStatuses, ...doubtfulTaxStatuses];
    expect(used.filter((code) => !codesOf('TAX_STATUS').includes(code))).toEqual([]);
    expect(used).not.toContain('00');
  });

  test('papers are replaced by databases of known ministries', () => {
    for (const [kind, { source }] of Object.entries(documentRules)) {
      expect(codesOf('DOC_TYPE')).toContain(kind);
      expect(ministries).toHaveProperty([source]);
    }
  });
});

test('every test with a window has a whole number of hours of at least one', () => {
  for (const list of ['LAB_INDEX', 'IMAGING_INDEX']) {
    for (const { extra } of codeLists.get(list)?.entries ?? []) expect(extra?.['reuse_hours']).toMatch(/^[1-9]\d*$/);
  }
});
