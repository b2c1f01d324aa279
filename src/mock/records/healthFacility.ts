import type { MakeRecord } from '../mockWorld.ts';

/** Facilities of a province: name, and code of the list FACILITY_LEVEL. */
const FACILITIES = [
  ['Bệnh viện Đa khoa trung tâm', '3'],
  ['Bệnh viện Đa khoa khu vực', '2'],
  ['Trạm Y tế', '1'],
] as const;

/** Code of a province's facility. */
export function facilityIn(provinceCode: string, nth: number): string {
  return `${provinceCode}00${(nth % FACILITIES.length) + 1}`;
}

/** Key: the province's code, `00`, and 1 to 3. */
export const healthFacility: MakeRecord = ({ places }, facilityCode) => {
  const province = places.unit(facilityCode.slice(0, 2));
  const [kind, level] = FACILITIES[Number(/^\d{2}00([1-3])$/.exec(facilityCode)?.[1]) - 1] ?? [];
  if (province === undefined || kind === undefined) return undefined;
  return {
    facilityCode,
    facilityName: `${kind} ${province.name} (giả lập)`,
    facilityLevel: level,
    facilityFrom: '2019-02-01',
    facilityTo: null,
  };
};
