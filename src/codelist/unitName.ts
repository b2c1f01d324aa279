import type { AdminUnitKind } from '../model/adminUnit.ts';

interface KindWords {
  readonly kind: AdminUnitKind;
  readonly vi: string;
  readonly en: string;
}

const KINDS: readonly KindWords[] = [
  { kind: 'MUNICIPALITY', vi: 'Thành phố', en: 'City' },
  { kind: 'PROVINCE', vi: 'Tỉnh', en: 'Province' },
  { kind: 'WARD', vi: 'Phường', en: 'Ward' },
  { kind: 'COMMUNE', vi: 'Xã', en: 'Commune' },
  { kind: 'TOWNSHIP', vi: 'Thị trấn', en: 'Township' },
  { kind: 'SPECIAL_ZONE', vi: 'Đặc khu', en: 'Special Zone' },
];

/** A unit's whole name taken apart: `Phường Ba Đình` is the ward `Ba Đình`, in English `Ba Dinh Ward`. */
export interface UnitName {
  readonly kind: AdminUnitKind;
  readonly baseName: string;
  /** The whole name with its kind in the official spelling and single spaces. */
  readonly name: string;
  readonly nameEn: string;
}

/**
 * Reads the kind off a whole name; `undefined` when the name does not begin with a kind or ends after it.
 * Official lists write some kinds in other cases (`xã`, `Thị Trấn`).
 */
export function readUnitName(listed: string): UnitName | undefined {
  const spaced = listed.replace(/\s+/g, ' ').trim();
  const lower = spaced.toLowerCase();
  const words = KINDS.find(({ vi }) => lower.startsWith(`${vi.toLowerCase()} `));
  if (words === undefined) return undefined;
  const baseName = spaced.slice(words.vi.length + 1);
  if (baseName === '') return undefined;
  const plain = withoutMarks(baseName);
  // Numbered wards read the other way round in English: "Ward 5".
  const nameEn = /^\d+$/.test(plain) ? `${words.en} ${plain}` : `${plain} ${words.en}`;
  return { kind: words.kind, baseName, name: `${words.vi} ${baseName}`, nameEn };
}

/** The name without its kind, or the whole name when it shows none. */
export function baseNameOf(name: string): string {
  return readUnitName(name)?.baseName ?? name;
}

/** Latin letters without marks. NFD does not take the bar off Đ. */
function withoutMarks(text: string): string {
  return text.replaceAll('Đ', 'D').replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');
}
