import { COMMUNES, type Commune } from '../places/communes.ts';

export interface Facility {
  /** Five characters: province, running number. */
  readonly code: string;
  readonly name: string;
  /** BD first, CB basic, CS specialised. */
  readonly level: string;
  readonly commune: string;
}

const PER_PROVINCE: readonly (readonly [name: string, level: string])[] = [
  ['Bệnh viện Đa khoa trung tâm', 'CS'],
  ['Bệnh viện Đa khoa khu vực', 'CB'],
  ['Trạm Y tế', 'BD'],
];

function facilitiesOf({ province, provinceName, code }: Commune): Facility[] {
  return PER_PROVINCE.map(([name, level], index) => ({
    code: `${province}00${index + 1}`,
    name: `${name} ${provinceName} (giả lập)`,
    level,
    commune: code,
  }));
}

const firstCommunes = [...new Map(COMMUNES.map((commune) => [commune.province, commune])).values()];

/** Hospitals and stations of the world: three a province. */
export const FACILITIES: readonly Facility[] = firstCommunes.flatMap(facilitiesOf);

/** A facility of the commune's province; the same `draw` gives the same one. */
export function facilityOf({ province }: Commune, draw: number): string {
  return `${province}00${1 + (Math.abs(draw) % PER_PROVINCE.length)}`;
}
