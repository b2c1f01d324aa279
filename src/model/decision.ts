import type { ClientError } from '../errors/clientError.ts';
import type { Refusal } from './access.ts';
import type { MaskRule } from './mask.ts';
import type { DocumentPlace } from './operation.ts';
import type { SourceId } from './source.ts';

/** What would become of a field, at a place of the answer. */
export interface FieldDecision {
  /** Response keys from the root; lists on the way are implied. */
  readonly path: readonly string[];
  /** As `Person.birthDate`; of the first type where it may stand on several. */
  readonly coordinate: string;
  /** Absent: answered. */
  readonly refusal?: Refusal;
  /** Where a refused field stands in the document; of a way through what is all refused: where that begins. */
  readonly place?: DocumentPlace;
  /** How it is shown in part. */
  readonly mask?: MaskRule;
}

/** What execution would come to, as far as it can be said without fetching. */
export type OperationDecision =
  | { readonly isValid: false; readonly errors: readonly ClientError[] }
  | {
      readonly isValid: true;
      readonly fields: readonly FieldDecision[];
      readonly cost: number;
      /** Sources that would be asked, each once, in the order of the plan. */
      readonly sources: readonly SourceId[];
    };
