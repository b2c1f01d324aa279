import { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceAnswer, SourceTextAnswer } from '../../model/source.ts';
import type { CompiledFetch } from '../asking/compileFetch.ts';
import type { ExecutionRun } from '../executionRun.ts';
import { fillMissing } from '../reading/answerReading.ts';
import { fillNode, mergeNode } from './mergeNodes.ts';
import { ObjectReader } from '../reading/objectReader.ts';
import { newNode } from '../tree/newNode.ts';
import { readAnswer, type DataReader } from '../reading/readAnswer.ts';
import type { ResultNode } from '../tree/resultNode.ts';

/**
 * Merges the answer of a fetch that starts at a root type into the objects that it is for; a failure stands for every field that it asked for.
 * Returns the first code that something in it failed with, if anything did. Throws `MalformedJson`.
 */
export function mergeRootAnswer(
  run: ExecutionRun,
  { fetch, shape }: CompiledFetch,
  targets: readonly ResultNode[],
  answer: SourceAnswer | SourceTextAnswer | FieldFailure,
): string | undefined {
  if (answer instanceof FieldFailure) {
    for (const target of targets) fillNode(target, shape, answer, undefined);
    return answer.code;
  }
  const reader: DataReader<ResultNode> = {
    fromText: (text, { failures, times }) => text.object(shape, failures, times),
    fromObject: (data, { reading, failures, times }) => new ObjectReader(reading).object(data, shape, failures, times),
  };
  const { reading, failures, data, errors } = readAnswer(run, fetch, answer, reader);
  const brought = data ?? newNode(shape.forType(undefined));
  if (data === undefined) fillMissing(reading, brought, failures);
  for (const target of targets) mergeNode(reading, target, brought);
  return errors[0]?.code ?? reading.faults.first;
}
