import { FieldFailure } from '../../model/fieldFailure.ts';
import type { FetchNode } from '../../model/plan.ts';
import type { SourceAnswer, SourceTextAnswer } from '../../model/source.ts';
import { answerFault } from '../reading/answerFault.ts';
import type { AnswerReading } from '../reading/answerReading.ts';
import { decodeJson } from '../reading/byteJson.ts';
import type { BatchEntry, EntityBatch } from '../asking/entityBatch.ts';
import type { ExecutionRun } from '../executionRun.ts';
import { isLeaf, type Leaves } from '../tree/leaves.ts';
import { fillNode, mergeNode } from './mergeNodes.ts';
import type { ObjectShape } from '../tree/objectShape.ts';
import { readAnswer, type ReadAnswer } from '../reading/readAnswer.ts';
import { entityReader, type EntityLists } from '../reading/readEntities.ts';
import type { ResultNode, TreeValue } from '../tree/resultNode.ts';

/**
 * Merges what was answered for each representation into all objects that wait for it.
 * Returns the first code that something in it failed with, if anything did. Throws `MalformedJson`, before anything is merged.
 */
export function mergeEntityAnswer(
  run: ExecutionRun,
  fetch: FetchNode,
  batches: readonly EntityBatch[],
  answer: SourceAnswer | SourceTextAnswer | FieldFailure,
): string | undefined {
  if (answer instanceof FieldFailure) {
    for (const batch of batches) failAll(batch, answer);
    return answer.code;
  }
  const read = readAnswer(run, fetch, answer, entityReader(batches));
  for (const batch of batches) if (batch.entries.length > 0) mergeBatch(read, batch);
  return read.errors[0]?.code ?? read.reading.faults.first;
}

function failAll({ compiled, entries }: EntityBatch, failure: FieldFailure): void {
  for (const { targets, typename } of entries)
    for (const target of targets) fillNode(target, compiled.shape, failure, typename);
}

/**
 * A list of another length than was asked for cannot be lined up with its keys: whose record is missing is unknown, and one
 * person's data must never land on another. So none of it is used.
 */
function mergeBatch({ reading, failures, data }: ReadAnswer<EntityLists>, batch: EntityBatch): void {
  const { compiled, entries } = batch;
  const list = data?.get(batch);
  const said = failures?.child(compiled.group.responseKey);
  if (list === undefined) {
    const reason = said?.anywhere ?? reading.general;
    failAll(batch, reason ?? answerFault(reading, 'SOURCE_ANSWER_SHAPE', { type: '_entities' }));
    return;
  }
  if (list.length !== entries.length) {
    failAll(batch, answerFault(reading, 'SOURCE_ANSWER_SHORT'));
    return;
  }
  entries.forEach((entry, index) => {
    const { targets, typename } = entry;
    const answered = list[index];
    if (answered === null) {
      // The ministry does not know the key: nothing is wrong, and nothing is known.
      fill(entry, compiled.shape, said?.child(index)?.anywhere ?? reading.general ?? null);
    } else if (answered === undefined || isAnother(reading, answered, entry)) {
      fill(entry, compiled.shape, answerFault(reading, 'SOURCE_ANSWER_SHAPE', { type: typename }));
    } else {
      for (const target of targets) mergeNode(reading, target, answered);
    }
  });
}

function fill({ targets, typename }: BatchEntry, shape: ObjectShape, filler: FieldFailure | null): void {
  for (const target of targets) fillNode(target, shape, filler, typename);
}

/**
 * Whether the answer says of itself that it is another entity than the one asked for. Only keys count: what else was sent
 * (`@requires`) the source may know in another version. An interface says nothing against one of its objects.
 */
function isAnother(
  { abstractTypes, leaves }: AnswerReading,
  answered: ResultNode,
  { typename, keys, targets }: BatchEntry,
): boolean {
  const { said } = answered;
  const isOpen = said === undefined || said === typename || abstractTypes.has(said) || abstractTypes.has(typename);
  if (!isOpen) return true;
  const [asked] = targets;
  return keys.some(({ name, slot }) => {
    const field = answered.shape.byKey.get(name);
    return field !== undefined && isOtherText(leaves, asked.slots[slot], answered.slots[field.slot]);
  });
}

/** Whether both are texts, and not the same; the same text can be written in several ways. */
function isOtherText(leaves: Leaves, asked: TreeValue, said: TreeValue): boolean {
  if (!isLeaf(asked) || !isLeaf(said)) return false;
  const [askedText, saidText] = [leaves.text(asked), leaves.text(said)];
  if (askedText === saidText || askedText.charCodeAt(0) !== 0x22 || saidText.charCodeAt(0) !== 0x22) return false;
  return decodeJson(askedText) !== decodeJson(saidText);
}
