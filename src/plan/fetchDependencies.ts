import { Kind, type SelectionSetNode } from 'graphql';
import type { FetchNode, Plan, PlanPathSegment, RequiredSelection } from '../model/plan.ts';
import { stepsOf } from './stepsOf.ts';

/** By fetch, ascending: the fetches whose results its representations are made of. Of several that bring a value, the earliest. */
export function fetchDependencies(plan: Plan): ReadonlyMap<number, readonly number[]> {
  const producers = new Map<string, { readonly type: string | undefined; readonly fetchId: number }[]>();
  const dependencies = new Map<number, readonly number[]>();
  for (const step of stepsOf(plan)) {
    for (const fetch of step) {
      const needed = neededPlaces(fetch).flatMap(
        ({ key, type }) => producers.get(key)?.find((producer) => mayBeSameType(producer.type, type))?.fetchId ?? [],
      );
      dependencies.set(
        fetch.id,
        [...new Set(needed)].sort((left, right) => left - right),
      );
    }
    // After the whole step: fetches of one step do not wait for one another.
    for (const fetch of step) {
      for (const { key, type } of producedPlaces(fetch)) {
        const known = producers.get(key);
        if (known === undefined) producers.set(key, [{ type, fetchId: fetch.id }]);
        else known.push({ type, fetchId: fetch.id });
      }
    }
  }
  return dependencies;
}

/** A place in the tree of results: response keys, and the type of the object where a type condition says it. */
interface Place {
  readonly key: string;
  readonly type: string | undefined;
}

function mayBeSameType(left: string | undefined, right: string | undefined): boolean {
  return left === undefined || right === undefined || left === right;
}

function neededPlaces(fetch: FetchNode): readonly Place[] {
  return fetch.entities.flatMap((group) =>
    group.paths.flatMap((path) => group.requires.flatMap((required) => requiredPlaces(required, pathKey(path)))),
  );
}

function requiredPlaces(required: RequiredSelection, at: string, type?: string): readonly Place[] {
  if (required.kind === 'fragment')
    return required.selections.flatMap((inner) => requiredPlaces(inner, at, required.type));
  const key = `${at}/${required.responseKey}`;
  return [{ key, type }, ...required.selections.flatMap((inner) => requiredPlaces(inner, key))];
}

function producedPlaces(fetch: FetchNode): readonly Place[] {
  return fetch.document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    if (fetch.entities.length === 0) return selectedPlaces(definition.selectionSet, '');
    return fetch.entities.flatMap((group) => {
      const field = definition.selectionSet.selections.find(
        (selection) =>
          selection.kind === Kind.FIELD && (selection.alias?.value ?? selection.name.value) === group.responseKey,
      );
      if (field?.kind !== Kind.FIELD || field.selectionSet === undefined) return [];
      const { selectionSet } = field;
      return group.paths.flatMap((path) => selectedPlaces(selectionSet, pathKey(path)));
    });
  });
}

function selectedPlaces(set: SelectionSetNode, at: string, type?: string): readonly Place[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return selectedPlaces(selection.selectionSet, at, selection.typeCondition?.name.value ?? type);
    const key = `${at}/${selection.alias?.value ?? selection.name.value}`;
    return [{ key, type }, ...(selection.selectionSet ? selectedPlaces(selection.selectionSet, key) : [])];
  });
}

function pathKey(path: readonly PlanPathSegment[]): string {
  return path.map((segment) => (segment.kind === 'field' ? `/${segment.name}` : '')).join('');
}
