import type { SourceId } from './source.ts';

/**
 * Stands in the tree of results where data should have been, so that a failure travels with its place.
 * Projection turns it into `null` and one error on each client path that reads it.
 */
export class FieldFailure {
  /** Catalogue code. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Source that failed; absent when the gateway itself refused. */
  readonly source: SourceId | undefined;
  /** Where below its place it happened, in what a null has swallowed: response keys of the plan, and list indexes. */
  readonly beneath: readonly string[];
  /** Whether the whole request failed: it then says nothing of the one object in whose place it stands. */
  readonly isOfRequest: boolean;

  constructor(
    code: string,
    params: Readonly<Record<string, string | number>> = {},
    source?: SourceId,
    beneath: readonly string[] = [],
    isOfRequest = false,
  ) {
    this.code = code;
    this.params = params;
    this.source = source;
    this.beneath = beneath;
    this.isOfRequest = isOfRequest;
  }

  /** The same failure, further down. */
  below(beneath: readonly string[]): FieldFailure {
    return beneath.length === 0
      ? this
      : new FieldFailure(this.code, this.params, this.source, beneath, this.isOfRequest);
  }
}
