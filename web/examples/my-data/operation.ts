import type { TypedDocument } from 'lienthong/client';

export interface Access {
  readonly recordId: string;
  readonly accessedAt: string;
  readonly agencyVi: string | null;
  readonly agencyEn: string | null;
  readonly purposeVi: string | null;
  readonly purposeEn: string | null;
  readonly basis: string | null;
  readonly outcome: string;
  readonly groups: readonly { readonly entity: string; readonly nameVi: string | null }[];
}

/** A page of who looked. */
export interface AccessLog {
  readonly edges: readonly { readonly node: Access }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface LogData {
  readonly me: { readonly personalId: string | null; readonly accessLog: AccessLog | null } | null;
}

export interface Person {
  readonly personalId: string;
  readonly fullNameText: string | null;
  readonly birthDate: string | null;
  readonly residences:
    readonly { readonly residenceAddress: { readonly addressAsRecorded: string | null } | null }[] | null;
  readonly birthRecord: { readonly birthRegNo: string | null } | null;
  readonly taxpayer: { readonly taxCode: string | null } | null;
  readonly landRights: readonly { readonly rightFrom: string | null }[] | null;
  readonly healthBook: { readonly allergies: readonly string[] | null } | null;
}

export interface PersonData {
  readonly person: Person | null;
}

/** Who has looked at my data: a page, the newest first. */
export const WHO_LOOKED = `query WhoLooked($after: Text) {
  me {
    personalId
    accessLog(first: 10, after: $after) {
      edges {
        node {
          recordId accessedAt agencyVi agencyEn purposeVi purposeEn basis outcome
          groups { entity nameVi }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}` as string & TypedDocument<LogData, { readonly after?: string }>;

/** What the ministries hold on a person. */
export const MY_DATA = `query MyData($personalId: PersonalId!) {
  person(personalId: $personalId) {
    personalId
    fullNameText
    birthDate
    residences { residenceAddress { addressAsRecorded } }
    birthRecord { birthRegNo }
    taxpayer { taxCode }
    landRights { rightFrom }
    healthBook { allergies }
  }
}` as string & TypedDocument<PersonData, { readonly personalId: string }>;
