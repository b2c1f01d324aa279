import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import type { PlanPathSegment } from '../../../src/model/plan.ts';

/** `a`, every item, only these types: the way from the root of the results to the entities of a fetch. */
export function convertPath(path: readonly FlattenNodePathSegment[]): readonly PlanPathSegment[] {
  return path.map((segment) => {
    if (segment === '@') return { kind: 'items' };
    if ('Field' in segment) return { kind: 'field', name: segment.Field };
    return { kind: 'types', names: [...segment.TypeCondition].sort() };
  });
}
