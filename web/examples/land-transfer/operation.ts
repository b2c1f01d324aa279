import type { TypedDocument } from 'lienthong/client';

export interface Issue {
  readonly code: string;
  readonly severity: string;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly article: string | null;
  readonly ministryVi: string | null;
}

export interface Party {
  readonly fullNameText: string | null;
  readonly birthDate: string | null;
  readonly addressText: string | null;
  readonly taxCode: string | null;
}

export interface Slip {
  readonly verdict: string;
  readonly issues: readonly Issue[];
  readonly dossier: { readonly procedureName: string | null; readonly slipDueOn: string | null } | null;
  readonly transferor: Party | null;
  readonly transferee: Party | null;
  readonly parcel: {
    readonly mapSheetNo: string | null;
    readonly parcelNo: number | null;
    readonly addressText: string | null;
    readonly parcelArea: number | null;
    readonly certificateSerial: string | null;
  } | null;
}

export interface Obligation {
  readonly taxType: string;
  readonly status: string;
  readonly taxBase: number | null;
  readonly taxAmount: number | null;
  readonly reasonVi: string | null;
  readonly reasonEn: string | null;
  readonly basis: string | null;
}

interface Data {
  readonly landTransfer: {
    readonly dossierCode: string;
    readonly slip: Slip | null;
    readonly obligations: readonly Obligation[] | null;
  } | null;
}

/** What the officer types in. */
export interface Input {
  readonly dossierCode: string;
  readonly parcelCommuneCode: string;
  readonly mapSheetNo: string;
  readonly parcelNo: number;
  readonly certificateSerial: string;
  readonly transferorId: string;
  readonly transfereeId: string;
  readonly contractPrice: number;
  readonly asOf: string;
}

export const LAND_TRANSFER = `query LandTransferDesk($input: LandTransferInput!) {
  landTransfer(input: $input) {
    dossierCode
    slip {
      verdict
      issues { code severity reasonVi reasonEn article ministryVi }
      dossier { procedureName slipDueOn }
      transferor { fullNameText birthDate addressText taxCode }
      transferee { fullNameText birthDate addressText taxCode }
      parcel { mapSheetNo parcelNo addressText parcelArea certificateSerial }
    }
    obligations { taxType status taxBase taxAmount reasonVi reasonEn basis }
  }
}` as string & TypedDocument<Data, { readonly input: Input }>;
