import type { ErrorCode } from '../../errors/catalogue/index.ts';
import type { ErrorParams } from '../../errors/template.ts';
import type { ScalarIssue, ScalarResult } from './scalarRule.ts';

/** Lets a value pass, with or without warnings. */
export function accept(value: unknown, warnings: readonly ScalarIssue[] = []): ScalarResult {
  return { ok: true, value, warnings };
}

/** Refuses a value. */
export function refuse(code: ErrorCode, params: ErrorParams): ScalarResult {
  return { ok: false, reason: { code, params } };
}

/** A warning, where one is due. */
export function warnIf(isDue: boolean, code: ErrorCode, scalar: string): readonly ScalarIssue[] {
  return isDue ? [{ code, params: { scalar } }] : [];
}
