import { FieldFailure } from '../model/fieldFailure.ts';
import { answerFault, type AnswerFaults } from './answerFault.ts';
import { appliesTo, type AnswerShape, type ShapeField } from './answerShape.ts';
import type { AsOfTimes } from './asOfTimes.ts';
import type { PathTrie } from './pathTrie.ts';
import { isResultObject, newResultObject, type ResultObject } from './resultTree.ts';
import type { ValueBudget } from './valueBudget.ts';

/** What is known while one answer of a source is read. */
export interface AnswerReader {
  readonly source: string;
  readonly fetchId: number;
  readonly budget: ValueBudget;
  /** Failure for everything that is null, when the source reported an error without saying where. */
  readonly general: FieldFailure | undefined;
  readonly asOf: AsOfTimes | undefined;
  readonly faults: AnswerFaults;
}

type Merger = Pick<AnswerReader, 'source' | 'asOf' | 'faults'>;
type Failures = PathTrie<FieldFailure> | undefined;
type Times = PathTrie<string> | undefined;

/** Lists inside lists, beyond which an answer is not taken seriously; the dictionary has none. */
const MAX_LIST_DEPTH = 8;

/**
 * Copies what was asked for out of a source's answer, and nothing else: the source keeps its objects, and a key too many
 * does no harm. Where data is missing, the reason stands in its place; an error of the source on a path that a null above it
 * has swallowed stands at that null.
 */
export function readObject(
  reader: AnswerReader,
  data: ResultObject,
  shape: AnswerShape,
  failures: Failures,
  times: Times,
): ResultObject {
  const object = newResultObject();
  const typename = data['__typename'];
  if (times?.here !== undefined) reader.asOf?.set(object, reader.fetchId, times.here);
  reader.budget.spend(shape.length);
  for (const field of shape) {
    if (!appliesTo(field, typename)) continue;
    const raw = data[field.key];
    if (raw === undefined && field.types !== undefined && typename === undefined) continue;
    const reason = failures?.child(field.key);
    const value = readValue(reader, raw, field, reason, times?.child(field.key), failures?.here, 0);
    const present = object[field.planKey];
    object[field.planKey] = present === undefined ? value : mergeValues(reader, present, value, field);
  }
  return object;
}

function readValue(
  reader: AnswerReader,
  raw: unknown,
  field: ShapeField,
  failures: Failures,
  times: Times,
  above: FieldFailure | undefined,
  listDepth: number,
): unknown {
  if (raw === null || raw === undefined || typeof raw === 'function') {
    const failure = failures?.anywhere ?? above ?? reader.general;
    return failure ?? (raw === null ? null : misshapen(reader, field));
  }
  if (Array.isArray(raw)) {
    if (field.shape === undefined && failures === undefined) return raw;
    if (listDepth >= MAX_LIST_DEPTH) return misshapen(reader, field);
    reader.budget.spend(raw.length);
    return raw.map((item: unknown, index) =>
      readValue(reader, item, field, failures?.child(index), times?.child(index), undefined, listDepth + 1),
    );
  }
  if (field.shape === undefined) return raw;
  return isResultObject(raw) ? readObject(reader, raw, field.shape, failures, times) : misshapen(reader, field);
}

function misshapen(reader: Merger, field: ShapeField): FieldFailure {
  return answerFault(reader, 'SOURCE_ANSWER_SHAPE', { type: field.name });
}

/**
 * Takes over into `target` what another fetch brought of the same object. Lists merge by index: both sources list the same
 * things. Data wins over null, and both over a failure, which then counts for the fields that only it would have brought.
 */
export function mergeObject(reader: Merger, target: ResultObject, brought: ResultObject, shape: AnswerShape): void {
  if (target === brought) return;
  reader.asOf?.copy(brought, target);
  for (const field of shape) {
    const value = brought[field.planKey];
    if (value === undefined) continue;
    const present = target[field.planKey];
    target[field.planKey] = present === undefined ? value : mergeValues(reader, present, value, field);
  }
}

function mergeValues(reader: Merger, present: unknown, value: unknown, field: ShapeField): unknown {
  if (present === value) return present;
  if (present === null) return value;
  if (present instanceof FieldFailure) return value === null ? present : value;
  if (field.shape === undefined) return present;
  if (value === null || value instanceof FieldFailure) {
    fillValue(present, field.shape, value);
  } else if (Array.isArray(present)) {
    const brought: readonly unknown[] = Array.isArray(value) ? value : [];
    return present.map((item: unknown, index) => {
      if (index < brought.length) return mergeValues(reader, item, brought[index], field);
      fillValue(item, field.shape ?? [], misshapen(reader, field));
      return item;
    });
  } else if (isResultObject(present) && isResultObject(value)) {
    mergeObject(reader, present, value, field.shape);
  }
  return present;
}

/** Puts a failure, or null for "nothing known", where a fetch would have put its fields; what is there already stays. */
export function fillFields(
  target: ResultObject,
  shape: AnswerShape,
  filler: FieldFailure | null,
  typename: unknown,
): void {
  for (const field of shape) {
    if (!appliesTo(field, typename)) continue;
    const present = target[field.planKey];
    if (present === undefined) target[field.planKey] = filler;
    else if (field.shape !== undefined) fillValue(present, field.shape, filler);
  }
}

function fillValue(value: unknown, shape: AnswerShape, filler: FieldFailure | null): void {
  if (Array.isArray(value)) for (const item of value) fillValue(item, shape, filler);
  else if (isResultObject(value)) fillFields(value, shape, filler, value['__typename']);
}
