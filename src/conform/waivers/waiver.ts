import { z } from 'zod';

/** A day that exists, `YYYY-MM-DD`. */
export const day = z.iso.date();

/**
 * A broken rule that somebody answers for until a day.
 *
 * - `where`: one place of the rule, as findings name it; all of its places without it
 * - `owner`: who answers for it; `reason`: why it may stay broken so long
 * - `until`: the last day on which it holds
 */
export const waiver = z.strictObject({
  rule: z.string().min(1).max(100),
  where: z.string().min(1).max(200).optional(),
  owner: z.string().min(1).max(200),
  reason: z.string().min(10).max(1_000),
  until: day,
});

export type Waiver = z.infer<typeof waiver>;

/** A waiver as it is signed: for one source, from the moment `iat` (seconds since 1970). */
export const waiverClaims = waiver.extend({ sub: z.string().min(1).max(100), iat: z.int().nonnegative() });

export type WaiverClaims = z.infer<typeof waiverClaims>;
