import type { TypedDocument } from 'lienthong/client';

export interface LabResult {
  readonly labResultId: string;
  readonly labResultName: string | null;
  readonly resultValue: string | null;
  readonly resultUnit: string | null;
  readonly sampledAt: string | null;
  readonly reusability: {
    readonly status: string;
    readonly reasonVi: string;
    readonly reasonEn: string;
    readonly validUntil: string | null;
  } | null;
}

export interface EarlierEncounter {
  readonly encounterId: string;
  readonly admittedAt: string | null;
  readonly facility: { readonly facilityName: string | null } | null;
  readonly labResults: readonly LabResult[] | null;
}

interface Patient {
  readonly personalId: string;
  readonly fullNameText: string | null;
  readonly birthDate: string | null;
  readonly healthBook: { readonly allergies: readonly string[] | null } | null;
  /** Comes later. */
  readonly encounters?: readonly EarlierEncounter[] | null;
}

export interface Data {
  readonly encounter: {
    readonly encounterId: string;
    readonly admittedAt: string | null;
    readonly patient: Patient | null;
  } | null;
}

/** Who the patient is comes at once; what other hospitals have measured may take its time. */
export const TEST_RESULTS = `query EarlierResults($encounterId: ID!, $asOf: DateTime) {
  encounter(encounterId: $encounterId) {
    encounterId
    admittedAt
    patient { personalId fullNameText birthDate healthBook { allergies } }
    ... @defer(label: "results") {
      patient {
        encounters(last: 5) {
          encounterId
          admittedAt
          facility { facilityName }
          labResults {
            labResultId
            labResultName
            resultValue
            resultUnit
            sampledAt
            reusability(asOf: $asOf) { status reasonVi reasonEn validUntil }
          }
        }
      }
    }
  }
}` as string & TypedDocument<Data, { readonly encounterId: string; readonly asOf?: string }>;
