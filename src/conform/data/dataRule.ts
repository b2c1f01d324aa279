import type { Agreements } from '../../model/agreements.ts';
import type { Dictionary, DictionaryElement } from '../../model/dictionary.ts';
import { scalarOf } from '../../model/rules/valueStatements.ts';
import type { ScalarRule } from '../../model/scalars/scalarRule.ts';
import type { RuleFacts } from '../rule.ts';
import type { DataRecord } from '../target/gatherRecords.ts';
import type { References } from './references.ts';

/** What data rules know besides the record. */
export interface DataContext {
  readonly dictionary: Dictionary;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Records that another record of the sample repeats under a key of its own. */
  readonly repeated: ReadonlySet<DataRecord>;
  /** How old a moment may be that says when its record was brought up to date (days), by coordinate of the element. */
  readonly freshness: ReadonlyMap<string, number>;
  readonly references: References;
  readonly agreements: Agreements;
}

/**
 * A rule over records. Its examples are JSON arrays of records as `{ "type", "fields" }`.
 *
 * - `applies`: whether an element of a record can break it, given what the record tells
 * - `isBroken`: called with a value that is there; with an absent one only where `judgesAbsence`
 */
export interface DataRule extends RuleFacts {
  readonly family: 'data';
  readonly judgesAbsence?: boolean;
  readonly applies: (element: DictionaryElement, context: DataContext, record: DataRecord) => boolean;
  readonly isBroken: (value: unknown, at: Place) => boolean;
}

/** Where a value stands. */
export interface Place {
  readonly element: DictionaryElement;
  readonly record: DataRecord;
  readonly context: DataContext;
}

/** Codes of the catalogue that the element's scalar has to say of a value. */
export function issueCodes(value: unknown, { element, context }: Place): readonly string[] {
  const rule = context.scalars.get(scalarOf(element));
  if (rule === undefined) return [];
  const result = rule.serialise(value);
  return result.ok ? result.warnings.map(({ code }) => code) : [result.reason.code];
}
