import { wholeName } from '../../synthetic/names/personName.ts';
import { foldName } from '../../model/text/foldName.ts';
import { createWeighted } from '../../synthetic/weighted.ts';
import { joinFields } from '../joinFields.ts';
import type { Fields, MakeRecord, MockWorld } from '../mockWorld.ts';
import { readPersonNumber } from '../people/personNumber.ts';
import { dossiersOf } from './dossier.ts';
import { encountersOf } from './encounter.ts';
import { enterprisesOf } from './enterprise.ts';
import { familyRelations } from './family.ts';
import { communeOf, homeAddress } from './home.ts';
import { identityDocuments } from './identityDocuments.ts';
import { healthInsuranceCards, insuranceParticipant } from './insurance.ts';
import { landRightsOf } from './landRight.ts';
import { personName } from './personName.ts';
import { residences } from './residences.ts';

const drawReligion = createWeighted([
  ['00', 80],
  ['01', 12],
  ['02', 8],
] as const);
const drawBlood = createWeighted([
  ['O', 45],
  ['B', 30],
  ['A', 20],
  ['AB', 5],
] as const);

/** A person of the population database, with what all other registers know of them. */
export const person: MakeRecord = (world, personalId) => {
  const { draw, lives, today } = world;
  const number = readPersonNumber(personalId, today);
  if (number === undefined) return undefined;
  const random = (field: string) => draw('Person', personalId, field);
  const name = lives.name(personalId);
  const deathDate = lives.deathDate(personalId);
  const age = Number(today.slice(0, 4)) - number.birthYear;
  const own: Fields = {
    personalId,
    fullName: personName(world, personalId),
    fullNameText: wholeName(name),
    otherName: null,
    birthDate: precise(lives.birthDate(personalId), random('precision').chance(0.08) && age > 60),
    sex: number.sex,
    birthRegistrationPlace: communeOf(world, personalId).code,
    ethnicity: '01',
    religion: drawReligion(random('religion')),
    nationality: 'VNM',
    bloodGroup: random('bloodGroup').chance(0.7) ? drawBlood(random('bloodGroup type')) : null,
    oldIdNumber: age < 28 ? null : String(random('oldIdNumber').between(10_000_000, 399_999_999)).padStart(9, '0'),
    maritalStatus: maritalStatus(world, personalId),
    lifeStatus: deathDate === undefined ? '1' : '2',
    deathDate: deathDate ?? null,
    phone: age < 15 ? null : `09${String(random('phone').between(0, 99_999_999)).padStart(8, '0')}`,
    email:
      age < 15 || age > 70
        ? null
        : `${foldName(wholeName(name))
            .toLowerCase()
            .replace(/[^a-z]/g, '')}${personalId.slice(-3)}@example.vn`,
    registeredCommuneCode: communeOf(world, personalId).code,
    get birthPlace() {
      return homeAddress(world, world.lineage.father(personalId) ?? personalId);
    },
    get homeTown() {
      return homeAddress(world, world.lineage.father(personalId) ?? personalId);
    },
    get identityDocuments() {
      return identityDocuments(world, personalId);
    },
    get residences() {
      return residences(world, personalId);
    },
    get familyRelations() {
      return familyRelations(world, personalId);
    },
    get household() {
      return world.find('Household', `HO-${world.tokens.write(lives.householdOf(personalId))}`);
    },
    identifierHistory: [],
    supersededBy: null,
    get landRights() {
      return landRightsOf(world, personalId);
    },
    get taxpayer() {
      return age < 18 ? null : world.find('Taxpayer', personalId);
    },
    get representedEnterprises() {
      return enterprisesOf(world, personalId);
    },
    get insuranceParticipant() {
      return insuranceParticipant(world, personalId);
    },
    get healthInsuranceCards() {
      return healthInsuranceCards(world, personalId);
    },
    get healthBook() {
      return world.find('HealthBook', personalId);
    },
    encounters: ({ last }: Fields) =>
      encountersOf(world, personalId).slice(0, typeof last === 'number' ? Math.max(0, last) : undefined),
    get dossiers() {
      return dossiersOf(world, personalId);
    },
  };
  return joinFields(own, civilStatus(world, personalId));
};

function civilStatus(world: MockWorld, personalId: string): Fields {
  const { lives, lineage, tokens, find, findAll } = world;
  return {
    get birthRecord() {
      return find('BirthRecord', `KS-${tokens.write(personalId)}`);
    },
    get childBirthRecords() {
      return findAll(
        'BirthRecord',
        lineage.children(personalId).map((child) => `KS-${tokens.write(child)}`),
      );
    },
    get marriageRecords() {
      const union = lives.marriage(personalId);
      return union === undefined ? [] : findAll('MarriageRecord', [`KH-${tokens.write(union.husband)}`]);
    },
    get deathRecord() {
      return lives.deathDate(personalId) === undefined ? null : find('DeathRecord', `KT-${tokens.write(personalId)}`);
    },
    civilStatusChanges: [],
  };
}

/** Some old records hold the year alone. */
function precise(day: string, isYearOnly: boolean): string {
  return isYearOnly ? day.slice(0, 4) : day;
}

function maritalStatus({ lives }: MockWorld, personalId: string): string {
  const union = lives.marriage(personalId);
  if (union === undefined) return '1';
  if (union.status === '2') return '3';
  // Of a couple that death has parted, the one who died first died married.
  const isWidowed = union.status === '4' && union.endedOn !== lives.deathDate(personalId);
  return isWidowed ? '4' : '2';
}
