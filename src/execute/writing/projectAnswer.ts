import type { ExecutedAnswer } from '../../model/executedAnswer.ts';
import type { FetchReport } from '../../model/provenance.ts';
import { collectProvenance, type ClassOf } from '../telling/collectProvenance.ts';
import type { CompiledOperation } from '../compileOperation.ts';
import type { ExecutionRun } from '../executionRun.ts';
import { ProjectionRun } from './projectionRun.ts';
import { newNotes } from '../rows/rowVerdicts.ts';
import { textPieces } from './textPieces.ts';
import { FAILED } from './valueWriters.ts';
import { ValueBudget } from '../tree/valueBudget.ts';

/** Bounds of one answer; see `ExecutorOptions`. */
export interface AnswerLimits {
  readonly maxValues: number;
  readonly maxIntrospectionValues: number;
  readonly maxBytes: number;
  readonly maxErrors: number;
}

/** The writing of one answer, or of one part of it. `lost`, `told`: see `ProjectionRun`. */
export function startProjection(
  run: ExecutionRun,
  limits: AnswerLimits,
  lost?: Set<object>,
  told = run.isRecorded ? newNotes() : undefined,
): ProjectionRun {
  const { maxValues, maxIntrospectionValues, maxErrors, maxBytes } = limits;
  const budgets = { data: new ValueBudget(maxValues), introspection: new ValueBudget(maxIntrospectionValues) };
  const { leaves, context, verdicts } = run;
  // Warnings are counted, so that every value must be looked at.
  return new ProjectionRun(budgets, maxErrors, {
    leaves,
    mayReuse: !context.wantsProvenance,
    maxBytes,
    lost,
    verdicts,
    told,
  });
}

/**
 * How much a fetch was about, and in how many requests and statements, would tell of rows that may not be seen; that it was
 * made, and how long it took, is seen anyway.
 */
function withoutAmounts(report: FetchReport): FetchReport {
  return { ...report, requests: Math.min(report.requests, 1), httpCalls: 0, sqlStatements: 0, bytes: 0, entities: 0 };
}

/** Writes what the client asked for out of the tree of results. */
export function projectAnswer(
  run: ExecutionRun,
  { selection, rootType, plan, description }: CompiledOperation,
  projection: ProjectionRun,
  classOf: ClassOf,
): ExecutedAnswer {
  const text = selection.write(run.root, rootType, projection);
  const { errors, told } = projection;
  const answer = { data: textPieces(text === FAILED ? 'null' : text), errors, ...(told && { told }) };
  if (!run.context.wantsProvenance) return answer;
  const order = new Map(plan.fetches.map(({ id }, index) => [id, index]));
  const isGuarded = run.verdicts?.rows !== undefined && description().isGuarded;
  const fetches = run.reports
    .map((report) => (isGuarded ? withoutAmounts(report) : report))
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const fields = collectProvenance(run.root, rootType, selection, run.asOf, classOf, projection);
  return { ...answer, provenance: { fetches, fields, warnings: projection.warnings.warnings } };
}
