import type { ExecutedAnswer } from '../model/executedAnswer.ts';
import { collectProvenance, type ClassOf } from './collectProvenance.ts';
import type { CompiledOperation } from './compileOperation.ts';
import type { ExecutionRun } from './executionRun.ts';
import { ProjectionRun } from './projectionRun.ts';
import { textPieces } from './textPieces.ts';
import { FAILED } from './valueWriters.ts';
import { ValueBudget } from './valueBudget.ts';

/** Bounds of one answer; see `ExecutorOptions`. */
export interface AnswerLimits {
  readonly maxValues: number;
  readonly maxIntrospectionValues: number;
  readonly maxBytes: number;
  readonly maxErrors: number;
}

/** The writing of one answer, or of one part of it. `lost`: see `ProjectionRun`. */
export function startProjection(run: ExecutionRun, limits: AnswerLimits, lost?: Set<object>): ProjectionRun {
  const { maxValues, maxIntrospectionValues, maxErrors, maxBytes } = limits;
  const budgets = { data: new ValueBudget(maxValues), introspection: new ValueBudget(maxIntrospectionValues) };
  const { leaves, context } = run;
  // Warnings are counted, so that every value must be looked at.
  return new ProjectionRun(budgets, maxErrors, { leaves, mayReuse: !context.wantsProvenance, maxBytes, lost });
}

/** Writes what the client asked for out of the tree of results. */
export function projectAnswer(
  run: ExecutionRun,
  { selection, rootType, plan }: CompiledOperation,
  projection: ProjectionRun,
  classOf: ClassOf,
): ExecutedAnswer {
  const text = selection.write(run.root, rootType, projection);
  const answer = { data: textPieces(text === FAILED ? 'null' : text), errors: projection.errors };
  if (!run.context.wantsProvenance) return answer;
  const order = new Map(plan.fetches.map(({ id }, index) => [id, index]));
  const fetches = [...run.reports].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const fields = collectProvenance(run.root, rootType, selection, run.asOf, classOf, projection.warnings);
  return { ...answer, provenance: { fetches, fields, warnings: projection.warnings.warnings } };
}
