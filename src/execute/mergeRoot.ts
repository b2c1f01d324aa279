import { FieldFailure } from '../model/fieldFailure.ts';
import type { FetchNode } from '../model/plan.ts';
import type { SourceAnswer, SourceTextAnswer } from '../model/source.ts';
import type { ExecutionRun } from './executionRun.ts';
import { fillMissing } from './answerReading.ts';
import { fillNode, mergeNode } from './mergeNodes.ts';
import { ObjectReader } from './objectReader.ts';
import { newNode, type ObjectShape } from './objectShape.ts';
import { readAnswer, type DataReader } from './readAnswer.ts';
import type { ResultNode } from './resultNode.ts';

/**
 * Merges the answer of a fetch that starts at the root; a failure stands for every field that it asked for.
 * Returns the first code that something in it failed with, if anything did. Throws `MalformedJson`.
 */
export function mergeRootAnswer(
  run: ExecutionRun,
  fetch: FetchNode,
  shape: ObjectShape,
  answer: SourceAnswer | SourceTextAnswer | FieldFailure,
): string | undefined {
  if (answer instanceof FieldFailure) {
    fillNode(run.root, shape, answer, undefined);
    return answer.code;
  }
  const reader: DataReader<ResultNode> = {
    fromText: (text, { failures, times }) => text.object(shape, failures, times),
    fromObject: (data, { reading, failures, times }) => new ObjectReader(reading).object(data, shape, failures, times),
  };
  const { reading, failures, data, errors } = readAnswer(run, fetch, answer, reader);
  const brought = data ?? newNode(shape.forType(undefined));
  if (data === undefined) fillMissing(reading, brought, failures);
  mergeNode(reading, run.root, brought);
  return errors[0]?.code ?? reading.faults.first;
}
