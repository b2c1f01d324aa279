import type { Evidence } from '../shared/evidence.ts';
import type { Maybe } from '../shared/maybe.ts';

/** A value that the form can be filled with. */
export interface PrefilledValue {
  readonly elementName: string;
  readonly value: string;
}

/** What a database says for one paper. `elementName` is the element that is missing or differs. */
export type Finding =
  | { readonly kind: 'FOUND'; readonly evidence: Evidence; readonly prefill: readonly PrefilledValue[] }
  | { readonly kind: 'MISMATCH'; readonly evidence: Evidence; readonly elementName: string }
  | { readonly kind: 'NOT_FOUND'; readonly elementName: string };

/** Pairs of element and value as prefilled values; what is missing is left out. */
export function prefill(values: Readonly<Record<string, Maybe<string>>>): readonly PrefilledValue[] {
  return Object.entries(values).flatMap(([elementName, value]) =>
    typeof value === 'string' ? [{ elementName, value }] : [],
  );
}
