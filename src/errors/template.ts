/** One row of the error catalogue. Texts are templates with `{param}`; a parameter never carries a personal value. */
export interface ErrorEntry {
  /** HTTP status when the whole request fails with it; 200 for errors on single fields. */
  readonly status: number;
  readonly en: string;
  readonly vi: string;
  /** What the reader can do about it. */
  readonly remedyEn: string;
  readonly remedyVi: string;
}

/** Values for the templates. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** Fills `{param}` places; an unknown place stays visible rather than silently empty. */
export function fillTemplate(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
