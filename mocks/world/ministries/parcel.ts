import type { Home } from '../family/home.ts';

/** Who stands on a certificate: one person, a couple, a household, an organisation. */
export type HolderKind = 'CN' | 'VC' | 'HGD' | 'TC';

export interface ParcelUse {
  readonly code: string;
  /** m² */
  readonly area: number;
  /** Origin of the right, 1 to 16. */
  readonly origin: string;
  readonly isShared: boolean;
  /** Day number; absent means for ever. */
  readonly until?: number;
}

export interface ParcelRight {
  readonly kind: HolderKind;
  readonly personId?: string;
  readonly enterpriseCode?: string;
  /** CSH holder, DSD joint holder, CH head of household. */
  readonly role: string;
  /** percent */
  readonly share: number;
  readonly currentUser?: string;
  /** Day numbers; without `to` the right is in force. */
  readonly from: number;
  readonly to?: number;
}

export interface ParcelRestriction {
  /** TC mortgage, KB distraint, NC preventive order. */
  readonly kind: 'TC' | 'KB' | 'NC';
  readonly by: string;
  readonly from: number;
  readonly to?: number;
}

export interface ParcelTransfer {
  readonly dossierCode: string;
  /** CN sale, TK inheritance, TA gift, TC mortgage. */
  readonly kind: 'CN' | 'TK' | 'TA' | 'TC';
  readonly on: number;
  /** đồng */
  readonly price?: number;
  readonly fromId: string;
  readonly toId: string;
}

/** A parcel with all that the land office keeps about it. */
export interface Parcel {
  readonly recordId: string;
  /** What follows `TD-` in the record's number; names the records that belong to it. */
  readonly number: string;
  readonly geoHash?: string;
  readonly home: Home;
  readonly sheet: string;
  readonly no: number;
  /** Sheet and number before the commune was surveyed anew. */
  readonly oldSheet?: string;
  readonly oldNo?: string;
  readonly isFromBeforeMerger: boolean;
  /** m² */
  readonly area: number;
  readonly uses: readonly ParcelUse[];
  readonly rights: readonly ParcelRight[];
  readonly certificate: { readonly serial: string; readonly bookNo: string; readonly issued: number };
  readonly house?: {
    readonly kind: string;
    readonly builtArea: number;
    readonly floorArea: number;
    readonly grade: string;
    readonly apartment?: string;
  };
  readonly restrictions: readonly ParcelRestriction[];
  readonly transfers: readonly ParcelTransfer[];
}
