import type { Citizen } from '../family/citizen.ts';
import type { Row, TableRow } from '../row.ts';

function into(table: string, row: Row): TableRow {
  return { ministry: 'population', table, row };
}

/** What the related person is to the person: CHA, ME, VO, CHONG, CON or DD. */
export type RelationKind = 'CHA' | 'ME' | 'VO' | 'CHONG' | 'CON' | 'DD';

/** One relation; `related` is the `kind` of `person`. */
export function relationRow(person: Citizen, kind: RelationKind, related: Citizen, at: string): TableRow {
  return into('quan_he', {
    ma_quan_he: `QH-${person.id}-${related.id.slice(3)}`,
    so_dinh_danh: person.id,
    loai_quan_he: kind,
    so_dinh_danh_lien_quan: related.id,
    ho_lien_quan: related.name.family,
    chu_dem_lien_quan: related.name.middle === '' ? null : related.name.middle,
    ten_lien_quan: related.name.given,
    quoc_tich_lien_quan: related.nationality ?? 'VN',
    cap_nhat_luc: at,
  });
}

/** Both directions of a marriage. */
export function coupleRows(husband: Citizen, wife: Citizen, at: string): TableRow[] {
  return [relationRow(husband, 'VO', wife, at), relationRow(wife, 'CHONG', husband, at)];
}

/** Both directions between a child and a parent. */
export function parentRows(child: Citizen, parent: Citizen, at: string): TableRow[] {
  return [relationRow(child, parent.sex === '1' ? 'CHA' : 'ME', parent, at), relationRow(parent, 'CON', child, at)];
}

export interface HouseholdMember {
  readonly citizen: Citizen;
  /** CH head, VO, CHONG, CON, CHA, ME, KHAC. */
  readonly role: string;
}

export function householdRows(householdId: string, members: readonly HouseholdMember[], at: string): TableRow[] {
  const head = members.find(({ role }) => role === 'CH');
  if (head === undefined) throw new Error('A household must have a head.');
  return [
    into('ho_gia_dinh', { ma_ho: householdId, so_dinh_danh_chu_ho: head.citizen.id, cap_nhat_luc: at }),
    ...members.map(({ citizen, role }) =>
      into('thanh_vien_ho', {
        ma_ho: householdId,
        so_dinh_danh: citizen.id,
        quan_he_voi_chu_ho: role,
        cap_nhat_luc: at,
      }),
    ),
  ];
}
