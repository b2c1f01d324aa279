import type { SqlBinding } from '../../../model/binding.ts';
import type { AskEngine } from '../../../quality/profileSource.ts';
import { defaultLimits } from '../../../sources/guard/limits.ts';
import { openDatabase } from '../../../sources/sql/connections.ts';
import { codeOf } from '../../../sources/values/codeOf.ts';

/** A ministry's database as the quality measures use it: one statement at a time, however long it takes. */
export interface EngineDoor {
  readonly ask: AskEngine;
  readonly close: () => Promise<void>;
}

/** Longest wait for a table to be read through (milliseconds). */
const PATIENCE_MS = 2 * 3_600_000;

/** `url`: what the operator set; the binding's own address without it. */
export function openEngine(binding: SqlBinding, url: string | undefined): EngineDoor {
  const limits = { ...defaultLimits, ...binding.limits, timeoutMs: PATIENCE_MS, concurrency: 1 };
  const database = openDatabase(binding.id, url ?? binding.connection.default, limits);
  return {
    ask: async (sql) => {
      const answer = await database.run(database.builder.raw(sql), AbortSignal.timeout(PATIENCE_MS));
      return rowsOf(answer);
    },
    close: () => database.close(),
  };
}

/** The code of what a driver threw; its message can hold values. */
export function engineProblem(error: unknown): string {
  return codeOf(error) || 'no code';
}

/** Raw answers: rows alone (SQLite), in an object (PostgreSQL), beside the columns (MariaDB). */
function rowsOf(answer: unknown): readonly Readonly<Record<string, unknown>>[] {
  const inner = Array.isArray(answer) && Array.isArray(answer[0]) ? (answer[0] as unknown) : answer;
  const rows = Array.isArray(inner) ? inner : (inner as { readonly rows?: unknown }).rows;
  return Array.isArray(rows) ? (rows as readonly Readonly<Record<string, unknown>>[]) : [];
}
