import type { ErrorCode } from '../../errors/catalogue/index.ts';
import type { Dictionary, DictionaryElement } from '../dictionary.ts';
import type { Condition } from './condition.ts';

/** What statements know besides the record. */
export interface StatementContext {
  readonly dictionary: Pick<Dictionary, 'document' | 'codeLists' | 'entities'>;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** What an element of a record has to be. */
export interface Claim {
  /** Where it can be judged at all; everywhere without it. */
  readonly when?: Condition;
  /** Elements without which, read or not, nothing can be said. */
  readonly needs?: readonly string[];
  readonly brokenWhen: Condition;
}

/** A rule over data, as people read it and as machines run it. There is one for both the kit and the quality measures. */
export interface DataStatement {
  /** Never used again for anything else: `DATA-FORMAT`. */
  readonly id: string;
  /** An error keeps a source from being attached; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly guarantees: string;
  /** Law or standard, with its section. */
  readonly why: string;
  readonly remedy: string;
  /** JSON arrays of records as `{ "type", "fields" }`: the first passes, the second does not. */
  readonly good: string;
  readonly bad: string;
  /** Whether an absent value is judged as well. */
  readonly judgesAbsence?: boolean;
  /** What a scalar says of such a value, for values that are no text, as a point on a map. */
  readonly codes?: readonly ErrorCode[];
  /** What it says of an element; nothing where the element cannot break it. */
  readonly claim: (element: DictionaryElement, context: StatementContext) => Claim | undefined;
}
