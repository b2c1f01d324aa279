import { openBindingTarget, type TestableBinding } from '../conform/bindingTarget.ts';
import type { Json } from '../../../conform/behaviour/answer.ts';
import { readSdl } from '../../../conform/schema/checkSchema.ts';
import { readClaim } from '../../../conform/schema/schemaRule.ts';
import { gatherRecords, type SampleSize } from '../../../conform/target/gatherRecords.ts';
import type { EntityMeasure } from '../../../quality/measured.ts';
import { measureSample } from '../../../quality/measureSample.ts';
import type { PlanSurroundings } from '../../../quality/plan/planTable.ts';

/** Longest wait for an answer (milliseconds). */
const WAIT_MS = 10_000;

/**
 * Measures a source that is no database from a sample of its records, asked for as the gateway asks. Records to which these
 * lead are measured too.
 *
 * - `keys`: representations of records, chosen at random by whoever knows which there are
 */
export async function sampleSource(
  binding: TestableBinding,
  keys: readonly Json[],
  size: SampleSize,
  surroundings: PlanSurroundings,
  url: string | undefined,
): Promise<readonly EntityMeasure[]> {
  const { dictionary } = surroundings;
  const { target, close } = openBindingTarget(binding, dictionary, { url, timeoutMs: WAIT_MS });
  try {
    const document = target.kind === 'binding' ? readSdl(target.sdl) : undefined;
    if (target.kind !== 'binding' || document === undefined || !('kind' in document)) return [];
    const { records } = await gatherRecords(target.ask, readClaim(document, dictionary), keys, size);
    const entities = [...new Set(records.map(({ type }) => type))].sort();
    return entities.flatMap((entity) => {
      const own = records.filter(({ type }) => type === entity).map(({ fields }) => fields);
      return measureSample({ entity, records: own }, surroundings) ?? [];
    });
  } finally {
    await close();
  }
}
