import type { AnswerReading } from '../reading/answerReading.ts';
import type { CompiledOperation } from '../compileOperation.ts';
import type { ExecutionRun } from '../executionRun.ts';
import { mergeNode } from '../merging/mergeNodes.ts';
import { ObjectReader } from '../reading/objectReader.ts';
import type { ResultObject } from './resultObject.ts';
import { ValueBudget } from '../tree/valueBudget.ts';

/** Merges what the public schema answers of itself into the tree. `maxValues`: count. */
export function mergeIntrospection(
  { root, leaves, abstractTypes }: ExecutionRun,
  { introspection }: CompiledOperation,
  answer: ResultObject,
  maxValues: number,
): void {
  if (introspection === undefined) return;
  const budget = new ValueBudget(maxValues);
  const nobody = { source: '', fetchId: 0, general: undefined, asOf: undefined, faults: {} };
  const reading: AnswerReading = { ...nobody, budget, leaves, abstractTypes };
  mergeNode(reading, root, new ObjectReader(reading, true).object(answer, introspection));
}
