import type { PlanPathSegment } from '../model/plan.ts';
import { isResultObject, type ResultObject } from './resultTree.ts';

type Step =
  { readonly kind: 'field'; readonly name: string } | { readonly kind: 'types'; readonly names: ReadonlySet<string> };

/** Adds the objects of a value, through lists of any depth. */
function addObjects(value: unknown, objects: Set<ResultObject>): void {
  if (Array.isArray(value)) for (const item of value) addObjects(item, objects);
  else if (isResultObject(value)) objects.add(value);
}

/**
 * Compiles a path of a plan into a function that finds the objects at it, each once, in document order. What is null or
 * failed on the way has no objects under it. Lists are walked wherever they stand.
 */
export function compilePath(
  path: readonly PlanPathSegment[],
  typesOf: (name: string) => ReadonlySet<string>,
): (root: ResultObject) => ReadonlySet<ResultObject> {
  const steps = path.flatMap((segment): Step[] => {
    if (segment.kind === 'items') return [];
    if (segment.kind === 'field') return [segment];
    return [{ kind: 'types', names: new Set(segment.names.flatMap((name) => [name, ...typesOf(name)])) }];
  });
  return (root) => {
    let objects = new Set([root]);
    for (const step of steps) {
      const next = new Set<ResultObject>();
      for (const object of objects) {
        if (step.kind === 'field') addObjects(object[step.name], next);
        else if (typeof object['__typename'] !== 'string' || step.names.has(object['__typename'])) next.add(object);
      }
      objects = next;
    }
    return objects;
  };
}
