import type { MarriageRecord } from '../shared/marriage.ts';
import type { Maybe } from '../shared/maybe.ts';
import type { PersonRecord } from '../shared/personState.ts';
import type { Residence } from '../shared/currentResidence.ts';

/** An entry of the birth register. */
export interface BirthRecord {
  readonly birthRegNo?: Maybe<string>;
  readonly birthRegDate?: Maybe<string>;
  readonly childPersonId?: Maybe<string>;
  readonly fatherPersonId?: Maybe<string>;
  readonly motherPersonId?: Maybe<string>;
}

/** Who applies, as civil status and population know them. */
export interface Applicant extends PersonRecord {
  readonly residences?: Maybe<readonly Residence[]>;
  readonly familyRelations?: Maybe<
    readonly { readonly relationKind?: Maybe<string>; readonly relatedPersonId?: Maybe<string> }[]
  >;
  readonly marriageRecords?: Maybe<readonly MarriageRecord[]>;
  readonly birthRecord?: Maybe<BirthRecord>;
  readonly childBirthRecords?: Maybe<readonly BirthRecord[]>;
}

/** Where they apply to live, as the land register knows it. */
export interface Home {
  readonly parcelStatus?: Maybe<string>;
  readonly parcelAddress?: Maybe<{ readonly communeCode?: Maybe<string>; readonly oldCommuneCode?: Maybe<string> }>;
  readonly landUses?: Maybe<readonly { readonly landUsePurpose?: Maybe<string> }[]>;
  readonly landRights?: Maybe<
    readonly { readonly holderPersonId?: Maybe<string>; readonly rightFrom?: Maybe<string> }[]
  >;
  readonly certificates?: Maybe<
    readonly {
      readonly certificateSerial?: Maybe<string>;
      readonly certificateIssueDate?: Maybe<string>;
      readonly certificateStatus?: Maybe<string>;
    }[]
  >;
}

/** An application for permanent residence with everything that was read for it. `asOf` as `YYYY-MM-DD`. */
export interface ResidenceCase {
  readonly applicantId: string;
  readonly parcelRecordId: string;
  /** What the applicant says to be of the owner; absent where no relation is claimed. */
  readonly claimedRelation?: Maybe<string>;
  readonly asOf: string;
  readonly applicant?: Maybe<Applicant>;
  readonly parcel?: Maybe<Home>;
}

export type ResidenceVerdict = 'ACCEPTED' | 'NEEDS_CONSENT' | 'NEEDS_SUPPLEMENT' | 'NEEDS_INPUT';
