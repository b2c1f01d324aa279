import { z } from 'zod';
import type { SourceId } from '../../model/source.ts';

/** How a ministry behaves. */
const ministryDials = z.strictObject({
  /** Wait before each of its answers (milliseconds). */
  latencyMs: z.number().int().min(0).max(120_000).optional(),
  /** Whether it is out of reach. */
  outage: z.boolean().optional(),
  /** Wait before single fields, by coordinate as `Encounter.labResults` (milliseconds); the answer that holds them waits. */
  slowFields: z.record(z.string(), z.number().int().min(0).max(120_000)).optional(),
});

/** By source: `population`, `land`, … */
export type Dials = Readonly<Record<SourceId, z.infer<typeof ministryDials>>>;

/** What has to be known to read dials. */
export interface DialWords {
  readonly sources: readonly SourceId[];
  readonly isField: (coordinate: string) => boolean;
}

/** Reads dials; a text that says what is wrong with them otherwise. */
export function readDials(given: unknown, { sources, isField }: DialWords): Dials | string {
  const read = z.record(z.string(), ministryDials).safeParse(given ?? {});
  if (!read.success) {
    const [issue] = read.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not dials'}`;
  }
  const stranger = Object.keys(read.data).find((id) => !sources.includes(id));
  if (stranger !== undefined) return `${stranger}: there is no such source; there are ${sources.join(', ')}`;
  const fields = Object.values(read.data).flatMap(({ slowFields = {} }) => Object.keys(slowFields));
  const unknown = fields.find((coordinate) => !isField(coordinate));
  return unknown === undefined ? read.data : `${unknown}: the graph has no such field`;
}
