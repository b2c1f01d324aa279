import { dayNumber } from '../../calendar/days.ts';
import type { Citizen } from '../../family/citizen.ts';
import type { Home } from '../../family/home.ts';
import { geoHash } from '../../../../src/synthetic/identity/geoHash.ts';
import { wholeName } from '../../../../src/synthetic/names/personName.ts';
import { parcelRows } from '../../ministries/landRows.ts';
import type { HolderKind, ParcelRestriction, ParcelRight } from '../../ministries/parcel.ts';
import type { TableRow } from '../../row.ts';
import { AT } from './cast.ts';

export interface Plot {
  /** As in `TD-26740-9901`. */
  readonly recordId: string;
  readonly sheet: string;
  readonly no: number;
  readonly serial: string;
  readonly home: Home;
  readonly holders: readonly Citizen[];
  readonly holderKind?: HolderKind;
  readonly enterpriseCode?: string;
  /** Since when the holders have the right. */
  readonly from?: string;
  readonly restrictions?: readonly ParcelRestriction[];
  readonly hasHouse?: boolean;
}

/** Size of every scenario's parcel (m²). */
const AREA = 60;

/** A parcel of a scenario: residential land with a house, held since 2012 unless said otherwise. */
export function plotRows(plot: Plot): TableRow[] {
  const { recordId, sheet, no, serial, home, restrictions } = plot;
  const from = dayNumber(plot.from ?? '2012-06-15');
  return parcelRows(
    {
      recordId,
      number: recordId.slice('TD-'.length),
      geoHash: geoHash(home.longitude, home.latitude),
      home,
      sheet,
      no,
      isFromBeforeMerger: true,
      area: AREA,
      uses: [{ code: 'ODT', area: AREA, origin: '1', isShared: false }],
      rights: rightsOf(plot, from),
      certificate: { serial, bookNo: `CS${String(no).padStart(5, '0')}`, issued: from + 30 },
      restrictions: restrictions ?? [],
      transfers: [],
      ...(plot.hasHouse === false ? {} : { house: { kind: 'NHA', builtArea: 48, floorArea: 144, grade: '3' } }),
    },
    AT,
  );
}

function rightsOf({ holders, holderKind, enterpriseCode }: Plot, from: number): ParcelRight[] {
  if (enterpriseCode !== undefined) return [{ kind: 'TC', enterpriseCode, role: 'CSH', share: 100, from }];
  const kind = holderKind ?? (holders.length > 1 ? 'VC' : 'CN');
  return holders.map((holder, index) => ({
    kind,
    personId: holder.id,
    role: kind === 'HGD' ? 'CH' : index === 0 ? 'CSH' : 'DSD',
    share: 100 / holders.length,
    currentUser: wholeName(holder.name),
    from,
  }));
}
