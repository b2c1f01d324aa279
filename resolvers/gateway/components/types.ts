import type { MaritalRecord } from '../maritalStatus/answerMarriedAt.ts';
import type { Residence } from '../shared/currentResidence.ts';
import type { MarriageRecord } from '../shared/marriage.ts';
import type { Maybe } from '../shared/maybe.ts';

/** One paper that a procedure asks for, as the Government Office lists it. */
export interface ProcedureComponent {
  readonly componentCode?: Maybe<string>;
  readonly componentName?: Maybe<string>;
  readonly componentSource?: Maybe<'PAPER' | 'DATA'>;
  readonly componentDocumentKind?: Maybe<string>;
  readonly componentMandatory?: Maybe<boolean>;
}

export interface IdentityDocument {
  readonly documentType?: Maybe<string>;
  readonly documentNumber?: Maybe<string>;
  readonly issueDate?: Maybe<string>;
  readonly expiryDate?: Maybe<string>;
  readonly documentStatus?: Maybe<string>;
}

export interface Certificate {
  readonly certificateSerial?: Maybe<string>;
  readonly certificateIssueDate?: Maybe<string>;
  readonly certificateStatus?: Maybe<string>;
}

/** Who applies, as all ministries know them. */
export interface Applicant extends Omit<MaritalRecord, 'marriageRecords'> {
  readonly birthDate?: Maybe<string>;
  readonly identityDocuments?: Maybe<readonly IdentityDocument[]>;
  readonly residences?: Maybe<readonly Residence[]>;
  readonly birthRecord?: Maybe<{
    readonly birthRegNo?: Maybe<string>;
    readonly birthRegDate?: Maybe<string>;
    readonly childBirthDate?: Maybe<string>;
    readonly childName?: Maybe<{
      readonly familyName?: Maybe<string>;
      readonly middleName?: Maybe<string>;
      readonly givenName?: Maybe<string>;
    }>;
  }>;
  readonly marriageRecords?: Maybe<readonly MarriageRecord[]>;
  readonly deathRecord?: Maybe<{ readonly deathRegNo?: Maybe<string> }>;
  readonly landRights?: Maybe<
    readonly { readonly parcel?: Maybe<{ readonly certificates?: Maybe<readonly Certificate[]> }> }[]
  >;
  readonly healthInsuranceCards?: Maybe<
    readonly {
      readonly cardNumber?: Maybe<string>;
      readonly validFrom?: Maybe<string>;
      readonly validTo?: Maybe<string>;
    }[]
  >;
  readonly representedEnterprises?: Maybe<
    readonly { readonly enterpriseCode?: Maybe<string>; readonly enterpriseStatus?: Maybe<string> }[]
  >;
}

/** A dossier whose components are looked for. `asOf` as `YYYY-MM-DD`. */
export interface ComponentCase {
  readonly procedureCode: string;
  readonly applicantId: string;
  readonly dossierCode?: Maybe<string>;
  readonly declaredFullName?: Maybe<string>;
  readonly declaredBirthDate?: Maybe<string>;
  readonly declaredResidenceCommuneCode?: Maybe<string>;
  readonly asOf: string;
  readonly procedure?: Maybe<{
    readonly procedureName?: Maybe<string>;
    readonly components?: Maybe<readonly ProcedureComponent[]>;
  }>;
  readonly applicant?: Maybe<Applicant>;
}
