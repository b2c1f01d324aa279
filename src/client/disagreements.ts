import type { AnswerPath } from './answer.ts';

/** What disagrees with a value. */
export interface Disagreement {
  /** `UNDER_INVESTIGATION`: the person concerned disputes it, and the owner has not decided (docs/audit.md). */
  readonly code: string;
  readonly reasonVi: string;
  readonly reasonEn: string;
}

interface Warning {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly messageVi: string;
}

interface Extensions {
  readonly provenance?: {
    readonly warnings?: readonly Warning[];
    readonly fields?: readonly { readonly path: readonly string[]; readonly coordinate: string }[];
  };
  readonly access?: { readonly underInvestigation?: readonly { readonly element: string; readonly case: string }[] };
}

/**
 * What disagrees with the value at a path, as far as the answer says so: warnings come with provenance only, and a mark
 * of an investigation is matched by the element's name where there is none.
 */
export function disagreementsAt(
  extensions: Readonly<Record<string, unknown>>,
  path: AnswerPath,
): readonly Disagreement[] {
  const { provenance, access } = extensions as Extensions;
  const pattern = path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
  const fields = provenance?.fields;
  const coordinates = fields?.filter((field) => field.path.join('.') === pattern).map(({ coordinate }) => coordinate);
  const isHere = (element: string) => coordinates?.includes(element) ?? element.split('.')[1] === path[path.length - 1];
  // Others are about how a value is written.
  const warnings = (provenance?.warnings ?? []).filter(
    (warning) => warning.code.endsWith('_DIFFERS') && warning.path.join('.') === pattern,
  );
  const marks = (access?.underInvestigation ?? []).filter(({ element }) => isHere(element));
  return [
    ...warnings.map(({ code, message, messageVi }) => ({ code, reasonVi: messageVi, reasonEn: message })),
    ...marks.map((mark) => ({
      code: 'UNDER_INVESTIGATION',
      reasonVi: `Đang được xác minh (hồ sơ ${mark.case}).`,
      reasonEn: `Under investigation (case ${mark.case}).`,
    })),
  ];
}
