import { FieldFailure } from '../model/fieldFailure.ts';
import type { FetchNode } from '../model/plan.ts';
import type { SourceAnswer } from '../model/source.ts';
import { answerFault, type AnswerFaults } from './answerFault.ts';
import type { AnswerShape } from './answerShape.ts';
import type { BatchEntry, EntityBatch } from './entityBatch.ts';
import type { ExecutionRun } from './executionRun.ts';
import { PathTrie } from './pathTrie.ts';
import { fillFields, mergeObject, readObject, type AnswerReader } from './readAnswer.ts';
import { isResultObject, type ResultObject } from './resultTree.ts';

/** An answer as it is read: the reader, and what the source said about paths. */
interface OpenAnswer {
  readonly reader: AnswerReader;
  readonly failures: PathTrie<FieldFailure> | undefined;
  readonly times: PathTrie<string> | undefined;
  readonly data: SourceAnswer['data'];
}

function openAnswer(run: ExecutionRun, fetch: FetchNode, answer: SourceAnswer): OpenAnswer {
  const { source } = fetch;
  const faults: AnswerFaults = {};
  let failures: PathTrie<FieldFailure> | undefined;
  let general: FieldFailure | undefined;
  for (const error of answer.errors) {
    const failure = new FieldFailure(error.code, { source, ...error.params }, source);
    if (error.path === undefined || error.path.length === 0) general ??= failure;
    else (failures ??= new PathTrie()).add(error.path, failure);
  }
  let times: PathTrie<string> | undefined;
  if (run.asOf !== undefined && answer.asOf !== undefined) {
    times = new PathTrie();
    for (const { path, at } of answer.asOf) times.add(path, at);
  }
  if (!isResultObject(answer.data)) {
    general ??= failures?.anywhere ?? answerFault({ source, faults }, 'SOURCE_ANSWER_SHAPE', { type: 'data' });
  }
  const reader = { source, fetchId: fetch.id, budget: run.budget, general, asOf: run.asOf, faults };
  return { reader, failures, times, data: answer.data };
}

/**
 * Merges the answer of a fetch that starts at the root; a failure stands for every field that it asked for.
 * Returns the first code that something in it failed with, if anything did.
 */
export function mergeRootAnswer(
  run: ExecutionRun,
  fetch: FetchNode,
  shape: AnswerShape,
  answer: SourceAnswer | FieldFailure,
): string | undefined {
  if (answer instanceof FieldFailure) {
    fillFields(run.root, shape, answer, undefined);
    return answer.code;
  }
  const { reader, failures, times, data } = openAnswer(run, fetch, answer);
  mergeObject(reader, run.root, readObject(reader, data ?? {}, shape, failures, times), shape);
  return answer.errors[0]?.code ?? reader.faults.first;
}

/**
 * Merges what was answered for each representation into all objects that wait for it.
 * Returns the first code that something in it failed with, if anything did.
 */
export function mergeEntityAnswer(
  run: ExecutionRun,
  fetch: FetchNode,
  batches: readonly EntityBatch[],
  answer: SourceAnswer | FieldFailure,
): string | undefined {
  if (answer instanceof FieldFailure) {
    for (const batch of batches) failAll(batch, answer);
    return answer.code;
  }
  const opened = openAnswer(run, fetch, answer);
  for (const batch of batches) if (batch.entries.length > 0) mergeBatch(opened, batch);
  return answer.errors[0]?.code ?? opened.reader.faults.first;
}

function failAll({ compiled, entries }: EntityBatch, failure: FieldFailure): void {
  for (const { targets, typename } of entries)
    for (const target of targets) fillFields(target, compiled.shape, failure, typename);
}

/**
 * A list of another length than was asked for cannot be lined up with its keys: whose record is missing is unknown, and one
 * person's data must never land on another. So none of it is used.
 */
function mergeBatch({ reader, failures, times, data }: OpenAnswer, batch: EntityBatch): void {
  const { compiled, entries } = batch;
  const { responseKey } = compiled.group;
  const list = data?.[responseKey];
  const said = failures?.child(responseKey);
  const answered = times?.child(responseKey);
  const general = PathTrie.saying(answered?.here ?? times?.here);
  if (!Array.isArray(list)) {
    const reason = said?.anywhere ?? reader.general;
    failAll(batch, reason ?? answerFault(reader, 'SOURCE_ANSWER_SHAPE', { type: '_entities' }));
    return;
  }
  if (list.length !== entries.length) {
    failAll(batch, answerFault(reader, 'SOURCE_ANSWER_SHORT'));
    return;
  }
  entries.forEach((entry, index) => {
    mergeEntity(reader, compiled.shape, entry, list[index], said?.child(index), answered?.child(index) ?? general);
  });
}

function mergeEntity(
  reader: AnswerReader,
  shape: AnswerShape,
  entry: BatchEntry,
  answered: unknown,
  failures: PathTrie<FieldFailure> | undefined,
  times: PathTrie<string> | undefined,
): void {
  const { targets, typename } = entry;
  const fill = (filler: FieldFailure | null) => {
    for (const target of targets) fillFields(target, shape, filler, typename);
  };
  if (answered === null) {
    // The ministry does not know the key: nothing is wrong, and nothing is known.
    fill(failures?.anywhere ?? reader.general ?? null);
    return;
  }
  if (!isResultObject(answered) || isAnother(answered, entry)) {
    fill(answerFault(reader, 'SOURCE_ANSWER_SHAPE', { type: typename }));
    return;
  }
  const read = readObject(reader, typed(answered, typename), shape, failures, times);
  for (const target of targets) mergeObject(reader, target, read, shape);
}

/** Only fields of the type that was asked for are expected, also when the source does not repeat its name. */
function typed(answered: ResultObject, typename: string): ResultObject {
  return answered['__typename'] === undefined ? { ...answered, __typename: typename } : answered;
}

/**
 * Whether the answer says of itself that it is another entity than the one asked for. Only keys count: what else was sent
 * (`@requires`) the source may know in another version.
 */
function isAnother(answered: ResultObject, { value, typename, keys }: BatchEntry): boolean {
  if (typeof answered['__typename'] === 'string' && answered['__typename'] !== typename) return true;
  return keys.some((name) => {
    const [asked, said] = [value[name], answered[name]];
    return typeof asked === 'string' && typeof said === 'string' && said !== asked;
  });
}
