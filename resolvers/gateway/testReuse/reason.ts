/** A reason in both languages, without anything that names a person. */
export interface Reason {
  readonly vi: string;
  readonly en: string;
}
