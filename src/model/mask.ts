/** How a text is shown in part: `079******123` is `{ keepStart: 3, keepEnd: 3 }`. A shorter text is hidden whole. */
export interface MaskRule {
  /** Characters shown at the beginning (count). */
  readonly keepStart: number;
  /** Characters shown at the end (count). */
  readonly keepEnd: number;
}
