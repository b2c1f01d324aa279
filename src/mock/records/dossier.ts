import { PROCEDURES } from '../../synthetic/procedures.ts';
import { daysAfter } from '../../util/days.ts';
import { officeTime, yearsAfter } from '../invent/days.ts';
import { parcelNumberOf } from '../land/parcelNumber.ts';
import type { MakeRecord, MockRecord, MockWorld } from '../mockWorld.ts';
import { applicantOf, ownDossier } from '../people/ownDossiers.ts';
import { someAdult } from '../people/someAdult.ts';
import { communeOf } from './home.ts';

/** Codes of the list PARTY_ROLE. */
const ROLE = { applicant: '1', transferor: '2', transferee: '3', spouse: '4', parcel: '12', decides: '13' } as const;

/** Days until a dossier is decided at most (count). */
const DAYS_TO_DECIDE = 30;

/** Any code that is well formed names a dossier. */
export const dossier: MakeRecord = (world, dossierCode) => {
  const [, office = '', year = '', month = '', day = '', number = ''] =
    /^(.+)-(\d{2})(\d{2})(\d{2})-(\d{3,8})$/.exec(dossierCode) ?? [];
  const received = `20${year}-${month}-${day}`;
  if (office === '' || Number.isNaN(Date.parse(received)) || received > world.today) return undefined;
  const random = world.draw('Dossier', dossierCode, 'receivedAt');
  const own = applicantOf(received, number, world.today);
  const isOwn = own !== undefined && hasHandedIn(world, own, received);
  const applicant = isOwn ? own : someAdult(world, 'Dossier', dossierCode);
  // What somebody makes up is under way, so that a request can be founded on it; what people handed in ends in time.
  const isEnded = isOwn && daysAfter(received, DAYS_TO_DECIDE) < world.today;
  const procedureCode = random.pick(
    world.desk.procedures.length > 0 ? world.desk.procedures : PROCEDURES.map(({ code }) => code),
  );
  return {
    dossierCode,
    applicantId: applicant,
    receivedAt: officeTime(received, random),
    dueAt: `${daysAfter(received, random.between(7, DAYS_TO_DECIDE))}T17:00:00+07:00`,
    dossierStatus: isEnded ? '4' : random.pick(['1', '2']),
    get parties() {
      return parties(world, dossierCode, applicant, office);
    },
    get procedure() {
      return world.find('Procedure', procedureCode);
    },
    get applicant() {
      return world.find('Person', applicant);
    },
    get dossierComponents() {
      const found = PROCEDURES.find(({ code }) => code === procedureCode);
      return (found?.parts ?? []).map((part, index) =>
        world.part('DossierComponent', {
          dossierComponentId: `${dossierCode}-T${index + 1}`,
          componentCode: part.code,
          componentOutcome: 'FOUND',
          componentVerified: true,
        }),
      );
    },
  };
};

/** Who gives land, who receives it, their spouse, the land, and the agency that decides. */
function parties(world: MockWorld, dossierCode: string, applicant: string, office: string): readonly MockRecord[] {
  const { lives, land, lineage, desk, part, find } = world;
  const other = someAdult(world, 'Dossier', `${dossierCode} transferee`);
  const union = lives.marriage(applicant);
  const persons: readonly (readonly [string, string | undefined])[] = [
    [ROLE.applicant, applicant],
    [ROLE.transferor, applicant],
    [ROLE.spouse, union?.status === '1' ? lineage.spouse(applicant) : undefined],
    [ROLE.transferee, other],
  ];
  // The province's committee stands for all its offices; the desk's own agency works on whatever it asks about.
  const agencies = new Set([
    office.replace(/^(000\.)?(\d{2}\.){0,2}/, '').slice(0, 3),
    ...(desk.agency === undefined ? [] : [desk.agency]),
  ]);
  const stated = [
    ...persons.flatMap(([partyRole, partyPersonId]) =>
      partyPersonId === undefined ? [] : { partyRole, partyPersonId },
    ),
    ...land.plotsOf(applicant).map((plot) => ({ partyRole: ROLE.parcel, partyParcelRecordId: parcelNumberOf(plot) })),
    ...[...agencies].map((partyAgency) => ({ partyRole: ROLE.decides, partyAgency })),
  ];
  return stated.map((party, index) =>
    part('DossierParty', {
      dossierPartyId: `${dossierCode}-B${index + 1}`,
      ...{ partyPersonId: null, partyTaxCode: null, partyParcelRecordId: null, partyAgency: null },
      ...party,
      get person() {
        return 'partyPersonId' in party ? find('Person', party.partyPersonId) : null;
      },
    }),
  );
}

/** Whether a person has handed in a dossier, as one of three grown people has. */
function hasHandedIn({ draw, lives, today }: MockWorld, personalId: string, on: string): boolean {
  const grown = yearsAfter(lives.birthDate(personalId), 18);
  return (
    grown <= on &&
    on <= (lives.deathDate(personalId) ?? today) &&
    draw('Dossier', personalId, 'applicantId').chance(0.35)
  );
}

/** The dossiers that a person has handed in, newest first. */
export function dossiersOf(world: MockWorld, personalId: string): readonly MockRecord[] {
  const stated = world.fixturesWith('Dossier', { applicantId: personalId });
  const own = ownDossier(personalId, world.today);
  const agency = world.places.agencyOf(communeOf(world, personalId));
  const codes =
    own !== undefined && hasHandedIn(world, personalId, own.day)
      ? [`${agency}-${own.day.slice(2).replaceAll('-', '')}-${own.number}`]
      : [];
  return world.findAll('Dossier', [...stated, ...codes]);
}
