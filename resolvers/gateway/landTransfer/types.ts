import type { Maybe } from '../shared/maybe.ts';
import type { MarriageRecord } from '../shared/marriage.ts';
import type { PersonRecord } from '../shared/personState.ts';
import type { Residence } from '../shared/currentResidence.ts';

/** What the officer states: the key of a land transfer. `contractPrice` in đồng, `asOf` as `YYYY-MM-DD`. */
export interface TransferInput {
  readonly dossierCode: string;
  readonly parcelCommuneCode: string;
  readonly mapSheetNo: string;
  readonly parcelNo: number;
  readonly oldCommuneCode?: Maybe<string>;
  readonly certificateSerial?: Maybe<string>;
  readonly transferorId: string;
  readonly transfereeId: string;
  readonly contractPrice: number;
  readonly asOf: string;
}

/** A party as the ministries know it. */
export interface Party extends PersonRecord {
  readonly birthDate?: Maybe<string>;
  readonly maritalStatus?: Maybe<string>;
  readonly residences?: Maybe<readonly Residence[]>;
  readonly taxpayer?: Maybe<{ readonly taxCode?: Maybe<string>; readonly taxpayerStatus?: Maybe<string> }>;
}

/** The transferor, of whom more is read: marriage for co-ownership, kinship and other land for exemptions. */
export interface Transferor extends Party {
  readonly marriageRecords?: Maybe<readonly MarriageRecord[]>;
  readonly familyRelations?: Maybe<
    readonly { readonly relationKind?: Maybe<string>; readonly relatedPersonId?: Maybe<string> }[]
  >;
  readonly birthRecord?: Maybe<{ readonly fatherPersonId?: Maybe<string>; readonly motherPersonId?: Maybe<string> }>;
  readonly childBirthRecords?: Maybe<readonly { readonly childPersonId?: Maybe<string> }[]>;
  readonly landRights?: Maybe<readonly HeldRight[]>;
}

/** A right of the transferor to some parcel, perhaps another one. */
export interface HeldRight {
  readonly rightFrom?: Maybe<string>;
  readonly parcel?: Maybe<{
    readonly parcelRecordId: string;
    readonly landUses?: Maybe<readonly { readonly landUsePurpose?: Maybe<string> }[]>;
    readonly attachedAssets?: Maybe<readonly { readonly assetKind?: Maybe<string> }[]>;
  }>;
}

/** Areas in m². */
export interface LandUse {
  readonly landUsePurpose?: Maybe<string>;
  readonly landUseArea?: Maybe<number>;
  readonly landOrigin?: Maybe<string>;
  readonly landUseForm?: Maybe<string>;
  readonly landUseTerm?: Maybe<{ readonly indefinite?: Maybe<boolean>; readonly until?: Maybe<string> }>;
}

export interface LandRight {
  readonly holderType?: Maybe<string>;
  readonly holderPersonId?: Maybe<string>;
  readonly rightFrom?: Maybe<string>;
  readonly sharePercent?: Maybe<number>;
}

export interface Certificate {
  readonly certificateSerial?: Maybe<string>;
  readonly certificateBookNo?: Maybe<string>;
  readonly certificateIssueDate?: Maybe<string>;
  readonly certificateStatus?: Maybe<string>;
}

export interface Restriction {
  readonly restrictionKind?: Maybe<string>;
  readonly restrictionFrom?: Maybe<string>;
  readonly restrictionTo?: Maybe<string>;
}

/** One row of the province's price table; `unitPrice` in đồng per m². */
export interface LandPrice {
  readonly pricePurpose?: Maybe<string>;
  readonly pricePosition?: Maybe<number>;
  readonly unitPrice?: Maybe<number>;
  readonly priceYear?: Maybe<number>;
}

export interface ParcelPlace {
  readonly addressDetail?: Maybe<string>;
  readonly communeCode?: Maybe<string>;
  readonly oldCommuneCode?: Maybe<string>;
  readonly addressAsRecorded?: Maybe<string>;
}

/** The parcel as the land register has it. Areas in m². */
export interface TransferParcel {
  readonly parcelRecordId: string;
  readonly parcelId?: Maybe<string>;
  readonly parcelCommuneCode?: Maybe<string>;
  readonly mapSheetNo?: Maybe<string>;
  readonly parcelNo?: Maybe<number>;
  readonly parcelArea?: Maybe<number>;
  readonly legalArea?: Maybe<number>;
  readonly parcelStatus?: Maybe<string>;
  readonly parcelAddress?: Maybe<ParcelPlace>;
  readonly landUses?: Maybe<readonly LandUse[]>;
  readonly landRights?: Maybe<readonly LandRight[]>;
  readonly certificates?: Maybe<readonly Certificate[]>;
  readonly restrictions?: Maybe<readonly Restriction[]>;
  readonly landPrices?: Maybe<readonly LandPrice[]>;
}

/** A land transfer with everything that was read for it. */
export interface TransferCase extends TransferInput {
  readonly transferor?: Maybe<Transferor>;
  readonly transferee?: Maybe<Party>;
  readonly parcelAddress?: Maybe<{ readonly parcels?: Maybe<readonly TransferParcel[]> }>;
}
