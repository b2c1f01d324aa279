import { DRUGS, IMAGING_KINDS, LAB_TESTS } from '../../synthetic/health/labTests.ts';
import type { MockRecord, MockWorld } from '../mockWorld.ts';

/** A moment so many minutes after admission, ISO 8601. */
type At = (minutes: number) => string;

/** One to three indices; now and then one of which nobody noted when it was taken. */
export function labResults(world: MockWorld, encounterId: string, at: At): readonly MockRecord[] {
  const random = world.draw('LabResult', encounterId, 'resultValue');
  const first = random.between(0, LAB_TESTS.length - 1);
  const tests = [...LAB_TESTS, ...LAB_TESTS].slice(first, first + random.between(1, 3));
  return tests.map((test, index) => {
    const value = (test.low + random.next() * (test.high - test.low)).toFixed(test.decimals);
    return world.part('LabResult', {
      labResultId: `XN-${encounterId}-${index + 1}`,
      indexCode: test.code,
      labResultName: world.codes.entry('LAB_INDEX', test.code)?.nameVi ?? test.name,
      resultValue: value,
      resultUnit: random.chance(0.92) ? test.unit : 'mg/dL',
      referenceRange: test.range,
      sampledAt: random.chance(0.9) ? at(20) : null,
      performedAt: at(50),
      resultAt: at(110),
      performer: `KTV-${encounterId.slice(0, 5)}-01`,
      reader: `BS-${encounterId.slice(0, 5)}-01`,
      labQualityLevel: random.pick(['3', '4']),
      sensitiveKind: null,
      get encounter() {
        return world.find('Encounter', encounterId);
      },
    });
  });
}

/** An image in one of three encounters. */
export function imagingResults(world: MockWorld, encounterId: string, at: At): readonly MockRecord[] {
  const random = world.draw('ImagingResult', encounterId, 'imagingCode');
  if (!random.chance(0.35)) return [];
  const kind = random.pick(IMAGING_KINDS);
  return [
    world.part('ImagingResult', {
      imagingResultId: `CDHA-${encounterId}-1`,
      imagingCode: kind.code,
      imagingName: kind.name,
      imagingPerformedAt: at(40),
      imagingConclusion: kind.conclusion,
      imagingModality: kind.modality,
      get encounter() {
        return world.find('Encounter', encounterId);
      },
    }),
  ];
}

/** What was prescribed. */
export function prescriptions(world: MockWorld, encounterId: string): readonly MockRecord[] {
  const random = world.draw('Prescription', encounterId, 'drugCode');
  const first = random.between(0, DRUGS.length - 1);
  return [...DRUGS, ...DRUGS].slice(first, first + random.between(0, 2)).map(([code, , dose], index) =>
    world.part('Prescription', {
      prescriptionRecordId: `DT-${encounterId}-${index + 1}`,
      prescriptionCode: `DT${encounterId}-C`,
      drugCode: code,
      dosage: dose,
      days: random.between(3, 14),
    }),
  );
}
