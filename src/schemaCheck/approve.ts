import { parse } from 'yaml';
import { z } from 'zod';
import type { Approval, Breakage, SchemaReport } from './breakage.ts';

/** A list of approvals; `change` is the identifier that the report gives a breakage. */
const approvals = z
  .array(
    z.strictObject({
      change: z.string().min(1).max(500),
      owner: z.string().min(1).max(200),
      reason: z.string().min(10).max(1_000),
      until: z.iso.date(),
    }),
  )
  .max(10_000);

/** Reads approvals (YAML or JSON); throws an `Error` that says what is wrong with them. */
export function readApprovals(text: string): readonly Approval[] {
  const parsed = approvals.safeParse(parse(text) ?? []);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`);
}

/**
 * Marks the breakages that somebody answers for. A document is approved with all that it suffers from. An approval past
 * its last day marks nothing and is told as lapsed.
 *
 * - `today`: `YYYY-MM-DD`
 */
export function approve(
  breakages: readonly Breakage[],
  given: readonly Approval[],
  today: string,
): Pick<SchemaReport, 'breakages' | 'lapsed'> {
  const valid = new Map(given.filter(({ until }) => until >= today).map((one) => [one.change, one]));
  const approvalOf = ({ id, causes }: Breakage): Approval | undefined => {
    const own = valid.get(id);
    if (own !== undefined || causes.length === 0) return own;
    const all = causes.map((cause) => valid.get(cause));
    return all.includes(undefined) ? undefined : all[0];
  };
  return {
    breakages: breakages.map((one) => {
      const approval = approvalOf(one);
      return approval === undefined ? one : { ...one, approval };
    }),
    lapsed: given.filter(({ change, until }) => until < today && breakages.some(({ id }) => id === change)),
  };
}
