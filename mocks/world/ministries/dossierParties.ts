import type { TableRow } from '../row.ts';

/**
 * Whom or what a dossier concerns, and in which capacity.
 *
 * NOP applicant, CHUYEN and NHAN who gives and receives a right, VC spouse, TK heir, TV member of the household,
 * CSH owner of the home, XM whose status is verified, CHA, ME and TRE of a birth; THUA a parcel; CQGQ the agency that
 * decides, CQPH one that helps.
 */
export type DossierParty =
  | {
      readonly role: 'NOP' | 'CHUYEN' | 'NHAN' | 'VC' | 'TK' | 'TV' | 'CSH' | 'XM' | 'CHA' | 'ME' | 'TRE';
      readonly personId: string;
    }
  | { readonly role: 'CHUYEN' | 'NHAN' | 'CSH'; readonly taxCode: string }
  | { readonly role: 'THUA'; readonly parcelRecordId: string }
  | { readonly role: 'CQGQ' | 'CQPH'; readonly agency: string };

/** The parties of a dossier, in the order given. */
export function partyRows(dossierCode: string, parties: readonly DossierParty[], at: string): TableRow[] {
  return parties.map((party, index) => ({
    ministry: 'government-office',
    table: 'ben_lien_quan',
    row: {
      ma_ben: `${dossierCode}-B${index + 1}`,
      ma_ho_so: dossierCode,
      vai_tro: party.role,
      so_dinh_danh: 'personId' in party ? party.personId : null,
      ma_so_thue: 'taxCode' in party ? party.taxCode : null,
      ma_ho_so_thua: 'parcelRecordId' in party ? party.parcelRecordId : null,
      ma_co_quan: 'agency' in party ? party.agency : null,
      cap_nhat_luc: at,
    },
  }));
}

/** Persons in a capacity. */
export function personsAs(
  role: Extract<DossierParty, { readonly personId: string }>['role'],
  personIds: readonly string[],
): DossierParty[] {
  return personIds.map((personId) => ({ role, personId }));
}
