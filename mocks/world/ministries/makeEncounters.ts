import { hospitalTime } from '../calendar/times.ts';
import { REFERENCE_DAY } from '../calendar/days.ts';
import type { Citizen } from '../family/citizen.ts';
import { digits } from '../../../src/synthetic/identity/personalId.ts';
import type { Random } from '../../../src/synthetic/random.ts';
import { createWeighted } from '../../../src/synthetic/weighted.ts';
import type { Encounter, LabMeasurement } from './encounter.ts';
import { facilityOf } from '../../../src/synthetic/health/facilities.ts';
import {
  DRUGS,
  HIV_TEST,
  IMAGING_KINDS,
  LAB_TESTS,
  TB_TEST,
  type LabTest,
} from '../../../src/synthetic/health/labTests.ts';

const drawDiagnosis = createWeighted<string>([
  ['I10', 30],
  ['E11', 20],
  ['J18', 14],
  ['Z00.0', 14],
  ['A90', 8],
  ['K35', 6],
  ['N18', 5],
  ['F32', 2],
  ['B20', 1],
]);
const drawVisits = createWeighted<number>([
  [0, 50],
  [1, 30],
  [2, 14],
  [3, 6],
]);

/** The visits of one person within the last two years; `ordinal` is the person's own number in the world. */
export function makeEncounters(person: Citizen, ordinal: number, random: Random): Encounter[] {
  const last = Math.min(REFERENCE_DAY - 1, person.died ?? REFERENCE_DAY - 1);
  const earliest = Math.max(REFERENCE_DAY - 730, person.born + 3);
  const encounters: Encounter[] = [];
  for (let left = drawVisits(random), nth = 0; left > 0 && earliest < last; left -= 1, nth += 1) {
    encounters.push(makeEncounter(person, `${digits(ordinal, 8)}${nth}`, random.between(earliest, last), random));
  }
  return encounters;
}

function makeEncounter(person: Citizen, number: string, day: number, random: Random): Encounter {
  const facility = facilityOf(person.home.commune, random.between(0, 2));
  const minute = random.between(420, 960);
  const admitted = hospitalTime(day, minute);
  const diagnosis = drawDiagnosis(random);
  const isInpatient = random.chance(0.15);
  const labs = random.chance(0.45) ? makeLabs(number, diagnosis, day, minute, random) : [];
  return {
    id: `${facility}${admitted.slice(2, 8)}${number}`,
    patientId: person.id,
    facility,
    kind: isInpatient ? '03' : '01',
    admitted,
    discharged: hospitalTime(
      isInpatient ? Math.min(day + random.between(1, 9), REFERENCE_DAY) : day,
      minute + (isInpatient ? 0 : 180),
    ),
    mainDiagnosis: diagnosis,
    ...(random.chance(0.2) ? { otherDiagnoses: 'I10;E11' } : {}),
    department: `K${digits(random.between(1, 20), 2)}`,
    outcome: random.chance(0.6) ? '1' : '2',
    labs,
    images: random.chance(0.15)
      ? [{ id: `CDHA-${number}-1`, kind: random.pick(IMAGING_KINDS), performed: hospitalTime(day, minute + 40) }]
      : [],
    drugs: random.chance(0.5) ? makeDrugs(number, random) : [],
  };
}

function makeLabs(number: string, diagnosis: string, day: number, minute: number, random: Random): LabMeasurement[] {
  const first = random.between(0, LAB_TESTS.length - 1);
  const tests = Array.from({ length: random.between(1, 3) }, (_, i) => LAB_TESTS[(first + i) % LAB_TESTS.length]);
  const times = {
    sampled: hospitalTime(day, minute + 20),
    performed: hospitalTime(day, minute + 50),
    reported: hospitalTime(day, minute + 110),
  };
  const ordinary = tests.flatMap((test, nth): LabMeasurement[] =>
    test === undefined ? [] : [{ id: `XN-${number}-${nth + 1}`, test, value: drawValue(test, random), ...times }],
  );
  const special = diagnosis === 'B20' ? HIV_TEST : diagnosis === 'J18' && random.chance(0.1) ? TB_TEST : undefined;
  if (special === undefined) return ordinary;
  const kind = special === HIV_TEST ? 'HIV' : 'LAO';
  const value = special === HIV_TEST ? 'Dương tính' : 'Âm tính';
  return [...ordinary, { id: `XN-${number}-9`, test: special, value, sensitiveKind: kind, ...times }];
}

function drawValue({ low, high, decimals }: LabTest, random: Random): string {
  return (low + random.next() * (high - low)).toFixed(decimals);
}

function makeDrugs(number: string, random: Random): Encounter['drugs'] {
  const first = random.between(0, DRUGS.length - 1);
  return Array.from({ length: random.between(1, 2) }, (_, nth) => {
    const [code, name, dose] = DRUGS[(first + nth) % DRUGS.length] ?? [
      'PARACETAMOL',
      'Paracetamol 500 mg',
      'Uống 1 viên',
    ];
    return {
      id: `DT-${number}-${nth + 1}`,
      prescription: `DT${number}-C`,
      code,
      name,
      dose,
      days: random.between(3, 30),
    };
  });
}
