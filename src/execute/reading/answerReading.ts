import type { FieldFailure } from '../../model/fieldFailure.ts';
import { answerFault, type AnswerFaults } from './answerFault.ts';
import type { AsOfTimes } from '../tree/asOfTimes.ts';
import type { Leaves } from '../tree/leaves.ts';
import type { SlotField } from '../tree/objectShape.ts';
import type { PathTrie } from '../tree/pathTrie.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import type { ValueBudget } from '../tree/valueBudget.ts';

export type Failures = PathTrie<FieldFailure> | undefined;
export type Times = PathTrie<string> | undefined;

/** What is known while one answer of a source is read. */
export interface AnswerReading {
  readonly source: string;
  readonly fetchId: number;
  readonly budget: ValueBudget;
  readonly leaves: Leaves;
  /** Failure for everything that is null, when the source reported an error without saying where. */
  readonly general: FieldFailure | undefined;
  readonly asOf: AsOfTimes | undefined;
  readonly faults: AnswerFaults;
  /** Names of interfaces and unions: they do not say what an object is (`@interfaceObject`). */
  readonly abstractTypes: ReadonlySet<string>;
}

/** Lists inside lists, beyond which an answer is not taken seriously; the dictionary has none. */
export const MAX_LIST_DEPTH = 8;

/** The type of an object that says it is something that cannot be a name. It goes into texts as it is. */
export const NO_NAME = '?';

/** Whether a text can be the name of a type (GraphQL specification §2.1.9). */
export function isName(text: string): boolean {
  return /^\w+$/.test(text);
}

/** What stands where something else was declared. */
export function misshapen(reading: AnswerReading, name: string): FieldFailure {
  return answerFault(reading, 'SOURCE_ANSWER_SHAPE', { type: name });
}

/** What stands in the place of a null: an error on a path that this null has swallowed, or the null. */
export function nullValue(
  reading: AnswerReading,
  failures: Failures,
  above: FieldFailure | undefined,
): FieldFailure | null {
  return failureIn(failures) ?? above ?? reading.general ?? null;
}

/** Puts the reason in the place of what was asked for and not answered. */
export function fillMissing(reading: AnswerReading, node: ResultNode, failures: Failures): void {
  for (const field of node.shape.fields) {
    if (!field.isRequired) continue;
    if (field.isTypename) node.typename ??= missing(reading, field, failures);
    else if (node.slots[field.slot] === undefined) node.slots[field.slot] = missing(reading, field, failures);
  }
}

function missing(reading: AnswerReading, field: SlotField, failures: Failures): FieldFailure {
  return failureIn(failures?.child(field.key)) ?? failures?.here ?? reading.general ?? misshapen(reading, field.name);
}

/** What a source said about a place or below it. */
function failureIn(failures: Failures): FieldFailure | undefined {
  const found = failures?.find();
  return found?.said.below(found.beneath);
}
