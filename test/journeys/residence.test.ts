import { describe, expect, test } from '@jest/globals';
import { assessResidence } from '../../resolvers/gateway/residence/assessResidence.ts';
import type { Applicant, Home, ResidenceCase } from '../../resolvers/gateway/residence/types.ts';
import { adminUnits, aMarriage, aResidence, away, SELLER, SPOUSE } from './support/cases.ts';

const OWNER = SPOUSE;
const base = aResidence();

/** The home belongs to somebody else; the applicant claims this relation, and the registers say this. */
function guest(
  claimedRelation: string | undefined,
  applicant: Partial<Applicant> = {},
  home: Partial<Home> = {},
): ResidenceCase {
  return aResidence({
    claimedRelation,
    applicant: { ...base.applicant, ...applicant },
    parcel: { ...base.parcel, landRights: [{ holderPersonId: OWNER }], ...home },
  });
}

const own = (home: Partial<Home> = {}, applicant: Partial<Applicant> = {}) =>
  aResidence({ applicant: { ...base.applicant, ...applicant }, parcel: { ...base.parcel, ...home } });

const merged = { communeCode: '19333', oldCommuneCode: '19339' };

describe('an application for permanent residence', () => {
  test.each<[name: string, application: ResidenceCase, verdict: string, codes: string[]]>([
    ['in the own home is accepted', own(), 'ACCEPTED', ['COMMUNE_MERGED']],
    [
      'in the home of the husband is accepted',
      guest('3', { marriageRecords: [aMarriage({ husbandPersonId: OWNER, wifePersonId: SELLER })] }),
      'ACCEPTED',
      ['COMMUNE_MERGED', 'OWNER_CONFIRMS'],
    ],
    [
      'in the home of the mother is accepted',
      guest('5', { birthRecord: { birthRegNo: 'KS-1', motherPersonId: OWNER } }),
      'ACCEPTED',
      ['COMMUNE_MERGED', 'OWNER_CONFIRMS'],
    ],
    [
      'in the home of the child is accepted',
      guest('1', { childBirthRecords: [{ childPersonId: OWNER }] }),
      'ACCEPTED',
      ['COMMUNE_MERGED', 'OWNER_CONFIRMS'],
    ],
    [
      'is accepted by the population database alone',
      guest('5', { familyRelations: [{ relationKind: '2', relatedPersonId: OWNER }] }),
      'ACCEPTED',
      ['COMMUNE_MERGED', 'OWNER_CONFIRMS'],
    ],
    [
      'of a tenant needs the consent of the owner',
      guest(undefined),
      'NEEDS_CONSENT',
      ['COMMUNE_MERGED', 'OWNER_CONSENT_NEEDED'],
    ],
    [
      'with a relation that nobody has on record needs a supplement',
      guest('5'),
      'NEEDS_SUPPLEMENT',
      ['COMMUNE_MERGED', 'RELATION_NOT_FOUND'],
    ],
    [
      'with a relation to somebody else needs a supplement',
      guest('5', { familyRelations: [{ relationKind: '3', relatedPersonId: OWNER }] }),
      'NEEDS_SUPPLEMENT',
      ['COMMUNE_MERGED', 'RELATION_NOT_FOUND'],
    ],
    [
      'of a divorced spouse needs a supplement',
      guest('3', {
        marriageRecords: [
          aMarriage({
            husbandPersonId: OWNER,
            wifePersonId: SELLER,
            marriageStatus: '2',
            marriageEndDate: '2019-06-20',
          }),
        ],
      }),
      'NEEDS_SUPPLEMENT',
      ['COMMUNE_MERGED', 'RELATION_ENDED'],
    ],
    ['in a merged commune is accepted', own({ parcelAddress: merged }), 'ACCEPTED', ['COMMUNE_MERGED']],
    [
      'in a commune that was divided needs the address',
      own({ parcelAddress: { communeCode: null, oldCommuneCode: '26737' } }),
      'NEEDS_INPUT',
      ['COMMUNE_SPLIT'],
    ],
    [
      'on land that is not residential is accepted with a warning',
      own({ landUses: [{ landUsePurpose: 'CLN' }] }),
      'ACCEPTED',
      ['NOT_RESIDENTIAL', 'COMMUNE_MERGED'],
    ],
    [
      'of somebody who lives there already says so',
      own(
        {},
        {
          residences: [{ residenceKind: '1', residenceFrom: '2012-01-01', residenceAddress: { communeCode: '26740' } }],
        },
      ),
      'ACCEPTED',
      ['COMMUNE_MERGED', 'ALREADY_REGISTERED'],
    ],
    ['in an unknown home needs its identifier', aResidence({ parcel: null }), 'NEEDS_INPUT', ['HOME_NOT_FOUND']],
    ['in a parcel that was split needs its identifier', own({ parcelStatus: '2' }), 'NEEDS_INPUT', ['HOME_NOT_FOUND']],
    ['of an unknown person needs the number', aResidence({ applicant: null }), 'NEEDS_INPUT', ['APPLICANT_NOT_FOUND']],
    [
      'under a cancelled number needs the new one',
      own({}, { supersededBy: { personalId: '079075990109' } }),
      'NEEDS_INPUT',
      ['IDENTIFIER_CANCELLED'],
    ],
    [
      'of somebody who has died needs the right number',
      own({}, { lifeStatus: '2' }),
      'NEEDS_INPUT',
      ['APPLICANT_NOT_ALIVE'],
    ],
  ])('%s', (_, application, verdict, codes) => {
    const assessment = assessResidence(application, [], adminUnits);
    expect({ verdict: assessment.verdict, codes: assessment.issues.map(({ code }) => code) }).toEqual({
      verdict,
      codes,
    });
  });

  test('names the records that replace papers', () => {
    const application = guest('3', { marriageRecords: [aMarriage({ husbandPersonId: OWNER, wifePersonId: SELLER })] });
    const { replacedComponents } = assessResidence(application, [], adminUnits);
    expect(replacedComponents.map(({ outcome, evidence }) => [outcome, evidence?.source, evidence?.reference])).toEqual(
      [
        ['FOUND', 'land', 'AA 00999921'],
        ['FOUND', 'justice', 'KH-26740-2001-9904'],
      ],
    );
  });

  test('gives the commune of today and keeps the old name in the reason', () => {
    const { resolvedCommune, issues } = assessResidence(own({ parcelAddress: merged }), [], adminUnits);
    expect(resolvedCommune).toMatchObject({ code: '19333', name: 'Phường Đông Hà' });
    expect(issues[0]?.reasonVi).toContain('Phường Đông Thanh (19339)');
  });

  test('asks the owner of missing data to mend them', () => {
    const { correctionRequest, replacedComponents } = assessResidence(guest('5'), [], adminUnits);
    expect(correctionRequest).toMatchObject({ owner: 'G15', ownerVi: 'Bộ Tư pháp', article: 'NQ 66.7/2025/NQ-CP' });
    expect(replacedComponents[1]).toMatchObject({ outcome: 'NOT_FOUND', evidence: null });
  });
});

describe('a ministry that could not be asked', () => {
  test.each([
    ['land', 'parcel.landRights', own(), 'NEEDS_INPUT'],
    ['population', 'applicant.lifeStatus', own(), 'NEEDS_INPUT'],
    ['justice', 'applicant.birthRecord', guest('5'), 'NEEDS_INPUT'],
    ['justice', 'applicant.birthRecord', own(), 'ACCEPTED'],
    [
      'justice',
      'applicant.birthRecord',
      guest('5', { familyRelations: [{ relationKind: '1', relatedPersonId: OWNER }] }),
      'ACCEPTED',
    ],
    ['justice', 'applicant.birthRecord', guest(undefined), 'NEEDS_CONSENT'],
  ])('%s: %s matters only where it decides (%#)', (source, path, application, verdict) => {
    expect(assessResidence(application, [away(source, path)], adminUnits).verdict).toBe(verdict);
  });

  test('is named, and no relation is called missing', () => {
    const { issues, replacedComponents, correctionRequest } = assessResidence(
      guest('5'),
      [away('justice', 'applicant.birthRecord')],
      adminUnits,
    );
    expect(issues).toContainEqual(expect.objectContaining({ code: 'INPUT_UNAVAILABLE', ministryVi: 'Bộ Tư pháp' }));
    expect(replacedComponents[1]?.outcome).toBe('UNAVAILABLE');
    expect(correctionRequest).toBeNull();
  });
});
