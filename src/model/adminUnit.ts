/** Levels of administrative units that a code may name. The district level ended on 2025-06-30 and is accepted as input only. */
export type AdminUnitLevel = 'PROVINCE' | 'COMMUNE';

/**
 * What kind of unit it is: thành phố trực thuộc trung ương, tỉnh; phường, xã, thị trấn (until 2025-06-30), đặc khu (since 2025-07-01).
 *
 * From: Law on the Organisation of Local Government, 2015 and 2025.
 */
export type AdminUnitKind = 'MUNICIPALITY' | 'PROVINCE' | 'WARD' | 'COMMUNE' | 'TOWNSHIP' | 'SPECIAL_ZONE';

/** The day on which 63 provinces became 34, districts ended and 10,035 communes became 3,321. From: Resolution 202/2025/QH15. */
export const REFORM_DAY = '2025-07-01';

/**
 * A province or commune during one stretch of time. The same code may name other units before and after:
 * a code means something only together with a date. Days are `YYYY-MM-DD`, both inclusive.
 */
export interface AdminUnit {
  /** 2 digits for a province, 5 for a commune. */
  readonly code: string;
  readonly level: AdminUnitLevel;
  readonly kind: AdminUnitKind;
  /** Whole name with its kind: `Phường Ba Đình`. */
  readonly name: string;
  readonly nameEn: string;
  /** Province of a commune, to be read with the same date. */
  readonly parentCode: string | undefined;
  /** `undefined`: since before the list begins. */
  readonly validFrom: string | undefined;
  /** `undefined`: until further notice. */
  readonly validTo: string | undefined;
  /** Legal act that made it. */
  readonly decision: string | undefined;
  /** District on whose territory it lay until 2025-06-30; 3 digits, never given out. */
  readonly formerDistrict: string | undefined;
}

/**
 * What became of a unit: the same under the same name; the same territory under another name or kind; whole into a
 * larger unit; or in parts into several.
 */
export type AdminUnitRelation = 'UNCHANGED' | 'RENAMED' | 'MERGED' | 'SPLIT';

/** One way from a unit to the one after (or before) it. */
export interface AdminUnitSuccession {
  readonly unit: AdminUnit;
  readonly relation: AdminUnitRelation;
  /** First day of the new unit. */
  readonly on: string;
  /** Whether only a part of the old unit went this way, so that an address decides. */
  readonly partial: boolean;
}

/** `NOT_FOUND` for a code that no list knows at that date or before; `ABOLISHED` for one that had ended by then. */
export type AdminUnitStatus = 'CURRENT' | 'RENAMED' | 'MERGED' | 'SPLIT' | 'ABOLISHED' | 'NOT_FOUND';

/** Which unit answers for a code of one date on another date. */
export interface AdminUnitResolution {
  readonly status: AdminUnitStatus;
  /** Units that may be meant on the target date; exactly one unless `needsAddress` (or nothing is known). */
  readonly candidates: readonly AdminUnit[];
  /** Whether only the address decides between the candidates; there is no automatic answer then. */
  readonly needsAddress: boolean;
  readonly note: string;
  readonly noteVi: string;
}

/** Administrative units in time, answered from memory. Days are `YYYY-MM-DD`. */
export interface AdminUnitRegistry {
  /** Where the units come from: the sample shipped with the product, or official lists that an operator imported. */
  readonly origin: 'SHIPPED' | 'IMPORTED';
  /** The unit that a code names on a day. */
  adminUnit(code: string, asOf: string): AdminUnit | undefined;
  /** Units of a day in the order of their codes, at most `first`. */
  adminUnits(filter: {
    readonly asOf: string;
    readonly level?: AdminUnitLevel | undefined;
    readonly parent?: string | undefined;
    readonly first?: number | undefined;
  }): readonly AdminUnit[];
  /** The units that came directly after; none for a unit still valid. */
  successors(unit: AdminUnit): readonly AdminUnitSuccession[];
  /** The units that came directly before. */
  predecessors(unit: AdminUnit): readonly AdminUnitSuccession[];
  /** What a code of the day `asOf` stands for on the day `on`; district codes of 3 digits are accepted. */
  resolve(code: string, asOf: string, on: string): AdminUnitResolution;
  /** Last day of the unit that bore a code before `asOf`, when none bears it on that day. */
  endOf(code: string, asOf: string): string | undefined;
  /** Whether a code of 3 digits named a district. */
  isFormerDistrict(code: string): boolean;
}
