import { text, type Row } from '../database/rowsLoader.ts';

/** Kinds of health data with a narrower circle (Decree 102/2025; health insurance tables 6 and 15). */
export type SensitiveKind = 'HIV' | 'LAO' | 'TAM_THAN';

const kindByPurpose: ReadonlyMap<string, SensitiveKind> = new Map([
  ['TREATMENT_HIV', 'HIV'],
  ['TREATMENT_TB', 'LAO'],
  ['TREATMENT_PSYCHIATRY', 'TAM_THAN'],
]);

const diagnosesOfKind: readonly (readonly [SensitiveKind, RegExp])[] = [
  ['HIV', /^B2[0-4]/],
  ['LAO', /^A1[5-9]/],
  ['TAM_THAN', /^F\d\d/],
];

/** The kinds that a caller with this purpose may see; none without a purpose made for them. */
export function openedKinds(purpose: string | undefined): ReadonlySet<SensitiveKind> {
  const kind = kindByPurpose.get(purpose ?? '');
  return new Set(kind === undefined ? [] : [kind]);
}

/** Whether an ICD-10 code may be shown. */
export function mayShowDiagnosis(code: string, opened: ReadonlySet<SensitiveKind>): boolean {
  const kind = diagnosesOfKind.find(([, codes]) => codes.test(code))?.[0];
  return kind === undefined || opened.has(kind);
}

/** Whether an encounter may be shown: its main diagnosis decides, other diagnoses are left out one by one. */
export function mayShowEncounter(row: Row, opened: ReadonlySet<SensitiveKind>): boolean {
  return mayShowDiagnosis(text(row, 'ma_benh_chinh') ?? '', opened);
}

/** Whether a test result may be shown, as far as the result itself goes; its encounter must be shown as well. */
export function mayShowResult(row: Row, opened: ReadonlySet<SensitiveKind>): boolean {
  const kind = text(row, 'loai_nhay_cam');
  return kind === null || opened.has(kind as SensitiveKind);
}
