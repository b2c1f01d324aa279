import { daysAfter } from '../../util/days.ts';
import { dayBetween, earlier, yearsAfter } from '../invent/days.ts';
import { joinFields } from '../joinFields.ts';
import type { Fields, MakeRecord, MockRecord, MockWorld } from '../mockWorld.ts';
import { someAdult } from '../people/someAdult.ts';
import { communeOf } from './home.ts';
import { facilityIn } from './healthFacility.ts';
import { imagingResults, labResults, prescriptions } from './results.ts';

/** Encounters that a person can have (count). */
const MOST = 5;

/** Diagnoses that no narrower circle concerns (ICD-10). */
const DIAGNOSES = ['I10', 'E11', 'J06', 'J18', 'K29', 'M54', 'R51', 'Z00.0', 'K21', 'N39.0'];

/** What the number of an encounter says: facility (5), day of admission (yymmdd), and whose it is. */
interface Visit {
  readonly encounterId: string;
  readonly facility: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly patient: string;
  /** Whether somebody made the number up: then it is open today, so that a request can be founded on it. */
  readonly isStated: boolean;
}

const OWN = /^(\d{5})(\d{2})(\d{2})(\d{2})([0-9A-Z]{9})$/;
const STATED = /^(\d{5})(\d{2})(\d{2})(\d{2})(\d{6})$/;

function readVisit(world: MockWorld, encounterId: string): Visit | undefined {
  const stated = STATED.exec(encounterId);
  const [, facility = '', year = '', month = '', date = '', token = ''] = stated ?? OWN.exec(encounterId) ?? [];
  const day = `20${year}-${month}-${date}`;
  if (facility === '' || Number.isNaN(Date.parse(day)) || day > world.today) return undefined;
  const visit = { encounterId, facility, day };
  if (stated !== null) return { ...visit, patient: someAdult(world, 'Encounter', encounterId), isStated: true };
  const patient = world.tokens.read(token)?.personalId;
  const isTheirs = patient !== undefined && visitsOf(world, patient).includes(encounterId);
  return isTheirs ? { ...visit, patient, isStated: false } : undefined;
}

/** Numbers of the encounters of a person, newest first. */
function visitsOf(world: MockWorld, personalId: string): readonly string[] {
  const { draw, lives, today, tokens } = world;
  const random = draw('Encounter', personalId, 'admittedAt');
  const last = lives.deathDate(personalId) ?? today;
  const first = [lives.birthDate(personalId), yearsAfter(last, -1)].sort()[1] ?? last;
  const province = communeOf(world, personalId).parentCode ?? '01';
  return Array.from({ length: random.between(0, MOST) }, (_, nth) => {
    // Every other one is recent, so that some results can still be used again.
    const from = nth % 2 === 0 ? ([first, daysAfter(last, -12)].sort()[1] ?? first) : first;
    const day = dayBetween(from, last, random);
    return {
      day,
      number: `${facilityIn(province, random.between(0, 2))}${day.slice(2).replaceAll('-', '')}${tokens.write(personalId, nth)}`,
    };
  })
    .sort((one, other) => other.day.localeCompare(one.day) || one.number.localeCompare(other.number))
    .map(({ number }) => number);
}

/** All encounters of a person, newest first. */
export function encountersOf(world: MockWorld, personalId: string): readonly MockRecord[] {
  const stated = world.fixturesWith('Encounter', { patientPersonId: personalId });
  return world.findAll('Encounter', [...new Set([...stated, ...visitsOf(world, personalId)])]);
}

/** Key: the number of the encounter (MA_LK). */
export const encounter: MakeRecord = (world, encounterId) => {
  const visit = readVisit(world, encounterId);
  if (visit === undefined) return undefined;
  const { facility, day, patient, isStated } = visit;
  const random = world.draw('Encounter', encounterId, 'mainDiagnosis');
  const isStay = !isStated && random.chance(0.2);
  const left = isStay ? earlier(dayBetween(day, world.today, random), world.today) : day;
  // What is open today began before office hours, so that its samples can be judged from then on.
  const minute = isStated ? random.between(300, 420) : random.between(420, 900);
  const own: Fields = {
    encounterId,
    encounterFacility: facility,
    encounterKind: isStay ? '03' : '01',
    patientPersonId: patient,
    admittedAt: momentOf(day, minute),
    dischargedAt: isStated ? null : momentOf(left, minute + 180),
    mainDiagnosis: random.pick(DIAGNOSES),
    secondaryDiagnoses: random.chance(0.2) ? ['I10'] : [],
    department: `K0${random.between(1, 9)}`,
    outcome: isStated ? null : random.pick(['1', '2']),
    get patient() {
      return world.find('Person', patient);
    },
    get facility() {
      return world.find('HealthFacility', facility);
    },
  };
  return joinFields(own, resultsOf(world, encounterId, day, minute));
};

function resultsOf(world: MockWorld, encounterId: string, day: string, minute: number): Fields {
  const at = (later: number) => momentOf(day, minute + later);
  return {
    get labResults() {
      return labResults(world, encounterId, at);
    },
    get imagingResults() {
      return imagingResults(world, encounterId, at);
    },
    get prescriptions() {
      return prescriptions(world, encounterId);
    },
  };
}

/** - `minute`: from midnight, at most one day */
function momentOf(day: string, minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}:00+07:00`;
}
