/** What is wrong with a log, from the record outward. */
export type FindingKind =
  | 'RECORD_ALTERED'
  | 'RECORD_MOVED'
  | 'RECORD_REMOVED'
  | 'RECORD_INSERTED'
  | 'RECORD_INDEX_ALTERED'
  | 'LEAF_ALTERED'
  | 'LEAF_MISSING'
  | 'NODE_ALTERED'
  | 'LOG_SHORTENED'
  | 'STATE_ALTERED'
  | 'HEAD_ALTERED'
  | 'HEAD_CONTRADICTED'
  | 'KEY_ALTERED'
  | 'KEY_NOT_TRUSTED'
  | 'FILE_MALFORMED';

export interface Finding {
  readonly kind: FindingKind;
  /** Position of the record, or of the first of those that may be meant. */
  readonly index?: number;
  readonly recordId?: string;
  readonly detail: string;
}

/** Findings kept (count); of a log in ruins the first hundred say enough. */
const MOST_KEPT = 100;

/** Collects findings in bounded memory. */
export class Findings {
  readonly #kept: Finding[] = [];
  #count = 0;

  add(kind: FindingKind, detail: string, where: { readonly index?: number; readonly recordId?: string } = {}): void {
    this.#count += 1;
    if (this.#kept.length < MOST_KEPT) this.#kept.push({ kind, ...where, detail });
  }

  /** All, those not kept included. */
  get count(): number {
    return this.#count;
  }

  get kept(): readonly Finding[] {
    return this.#kept;
  }
}
