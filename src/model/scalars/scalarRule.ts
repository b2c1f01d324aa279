import type { ErrorCode } from '../../errors/catalogue/index.ts';
import type { ErrorParams } from '../../errors/template.ts';

/** What is wrong, or odd, about a value: a code of the error catalogue and its parameters, never the value itself. */
export interface ScalarIssue {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** What a scalar makes of a value. A warning lets the value pass; a reason does not. */
export type ScalarResult =
  | { readonly ok: true; readonly value: unknown; readonly warnings: readonly ScalarIssue[] }
  | { readonly ok: false; readonly reason: ScalarIssue };

/**
 * Validates a scalar both ways.
 *
 * - `parse`: what a client sends (variables and literals), strict
 * - `serialise`: what a ministry answers; forgives what a register may hold (a wrong checksum, NFD text) with a warning
 *
 * Neither is called with null: GraphQL treats null before scalars.
 */
export interface ScalarRule {
  readonly name: string;
  /** Set where a pattern is all there is to it, as a whole. */
  readonly pattern?: RegExp;
  /** Set where a range of numbers is all there is to it. */
  readonly limits?: { readonly least: number; readonly most: number; readonly isWhole: boolean };
  parse(value: unknown): ScalarResult;
  serialise(value: unknown): ScalarResult;
}
