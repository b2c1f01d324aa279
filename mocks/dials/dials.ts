import { z } from 'zod';

/** How an answer is bent although it stays JSON: lists turned round, one entity fewer, foreign types, keys emptied. */
export const shapes = ['none', 'reorder', 'drop-last', 'wrong-typename', 'null-keys'] as const;

const maxDelayMs = 600_000;

const milliseconds = z.int().min(0).max(maxDelayMs);

const dialsSchema = z.strictObject({
  /** Wait before an answer (milliseconds). */
  delayMs: milliseconds,
  /** Further wait, drawn evenly from 0 to this (milliseconds). */
  jitterMs: milliseconds,
  /** Share of calls that fail with the ministry's own error (0 to 1). */
  errorRate: z.number().min(0).max(1),
  /** Connections are closed at once. */
  outage: z.boolean(),
  /** Calls are taken and never answered. */
  hang: z.boolean(),
  /** Answers look successful and are not readable. */
  garbage: z.boolean(),
  /** Answers end half-way. */
  truncate: z.boolean(),
  shape: z.enum(shapes),
});

const partialDials = dialsSchema.partial();

/** The faults that a simulated ministry can be told to show. */
export type Dials = z.infer<typeof dialsSchema>;

/** A ministry on a good day. */
export const calmDials: Dials = {
  delayMs: 0,
  jitterMs: 0,
  errorRate: 0,
  outage: false,
  hang: false,
  garbage: false,
  truncate: false,
  shape: 'none',
};

export type ParsedDials =
  { readonly kind: 'valid'; readonly settings: Partial<Dials> } | { readonly kind: 'invalid'; readonly reason: string };

/** Reads settings that came from outside; the reason names the first setting that is wrong. */
export function parseDials(input: unknown): ParsedDials {
  const parsed = partialDials.safeParse(input);
  if (!parsed.success) return { kind: 'invalid', reason: describe(parsed.error.issues) };
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  return { kind: 'valid', settings: Object.fromEntries(given) };
}

function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`).join('; ');
}
