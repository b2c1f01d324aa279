import { z } from 'zod';
import { badRequest } from './problem.ts';

/** Keys that one call may ask for (count). */
export const maxKeys = 200;

const keys = z.array(z.string().min(1).max(50)).min(1).max(maxKeys);

export interface Lookup {
  /** Name of the list that the caller sent, as `mst`. */
  readonly by: string;
  readonly keys: readonly string[];
}

/**
 * Reads the body of a bulk lookup: exactly one list out of those allowed.
 *
 * - `allowed`: names of lists, as `['mst', 'soDinhDanh']`
 */
export function readLookup(body: unknown, allowed: readonly string[]): Lookup {
  const shape = z.strictObject(Object.fromEntries(allowed.map((name) => [name, keys.optional()])));
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw badRequest(describe(parsed.error));
  const lookups = Object.entries(parsed.data).flatMap(([by, list]) => (list === undefined ? [] : [{ by, keys: list }]));
  const [lookup] = lookups;
  if (lookup === undefined || lookups.length > 1) {
    throw badRequest(`Gửi đúng một trong các danh sách: ${allowed.join(', ')}.`);
  }
  return lookup;
}

const page = z.strictObject({
  trang: z.coerce.number().int().min(1).max(1_000_000).default(1),
  kichThuoc: z.coerce.number().int().min(1).max(200).default(50),
});

/** Number of a page, from 1, and records on each. */
export type Page = z.infer<typeof page>;

export function readPage(query: unknown): Page {
  const parsed = page.safeParse(query);
  if (!parsed.success) throw badRequest(describe(parsed.error));
  return parsed.data;
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'nội dung'}: ${issue.message}`).join('; ');
}
