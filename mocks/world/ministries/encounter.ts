import type { ImagingKind, LabTest } from '../../../src/synthetic/health/labTests.ts';

export interface LabMeasurement {
  readonly id: string;
  readonly test: LabTest;
  readonly value: string;
  /** In place of the unit and range that the test usually has. */
  readonly unit?: string;
  readonly range?: string;
  /** `YYYYMMDDHHMM`; absent where the hospital left it out. */
  readonly sampled?: string;
  readonly performed: string;
  readonly reported: string;
  /** HIV, LAO, TAM_THAN. */
  readonly sensitiveKind?: string;
}

export interface Image {
  readonly id: string;
  readonly kind: ImagingKind;
  readonly performed: string;
}

export interface Medication {
  readonly id: string;
  readonly prescription: string;
  readonly code: string;
  readonly name: string;
  readonly dose: string;
  readonly days: number;
}

/** A visit to a hospital with what came of it; times as hospitals write them. */
export interface Encounter {
  readonly id: string;
  readonly patientId?: string;
  readonly facility: string;
  readonly kind: string;
  readonly admitted: string;
  /** Absent while the visit is open. */
  readonly discharged?: string;
  readonly mainDiagnosis: string;
  readonly otherDiagnoses?: string;
  readonly department: string;
  readonly outcome?: string;
  readonly labs: readonly LabMeasurement[];
  readonly images: readonly Image[];
  readonly drugs: readonly Medication[];
}
