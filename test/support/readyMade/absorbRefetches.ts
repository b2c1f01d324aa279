import { Kind, print, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { EntityGroup, FetchNode, PlanPathSegment, RequiredSelection } from '../../../src/model/plan.ts';
import type { ReadDocument } from './convertFetch.ts';
import type { IsKeyField } from './entityKeys.ts';
import { insertSelection, type Insertion } from './insertSelection.ts';
import { mapFetches } from './mapFetches.ts';
import { treeSteps, type PlanNode } from './planTree.ts';

/**
 * Leaves out a fetch that goes back to a source for more fields of what the same source has just answered, and asks for
 * them there and then. The ready-made planner makes such fetches for `@requires`: a laboratory result's time would cost
 * the Ministry of Health a second request although its first answer held the result.
 *
 * Only where the second fetch sends keys alone: a field that needs other ministries' values cannot be asked for before.
 */
export function absorbRefetches(root: PlanNode, isKeyField: IsKeyField, read: ReadDocument): PlanNode {
  const steps = treeSteps(root);
  /** The fetches that stay, as they have become; undefined for those left out. */
  const current = new Map<FetchNode, FetchNode | undefined>(steps.flat().map((fetch) => [fetch, fetch]));
  steps.forEach((step, index) => {
    const earlier = steps.slice(0, index).flat();
    for (const fetch of step) {
      const changed = absorb(fetch, earlier, current, isKeyField, read);
      if (changed === undefined) continue;
      for (const [host, bigger] of changed) current.set(host, bigger);
      current.set(fetch, undefined);
    }
  });
  return mapFetches(root, (fetch) => current.get(fetch));
}

type Current = ReadonlyMap<FetchNode, FetchNode | undefined>;

/** The earlier fetches with everything of a fetch inserted, or undefined when not all of it fits. */
function absorb(
  fetch: FetchNode,
  earlier: readonly FetchNode[],
  current: Current,
  isKeyField: IsKeyField,
  read: ReadDocument,
): Current | undefined {
  if (fetch.entities.length === 0 || fetch.renames.length > 0) return undefined;
  const changed = new Map<FetchNode, FetchNode | undefined>();
  for (const group of fetch.entities) {
    const insertion = insertionOf(fetch, group, isKeyField);
    if (insertion === undefined) return undefined;
    let open = group.paths;
    while (open.length > 0) {
      const found = firstHost(earlier, { ...fetch, entities: [{ ...group, paths: open }] }, insertion, {
        now: (host) => changed.get(host) ?? current.get(host),
        read,
      });
      if (found === undefined) return undefined;
      changed.set(found.host, found.bigger);
      open = open.filter((path) => !found.served.has(JSON.stringify(path)));
    }
  }
  return changed;
}

/** What a group asks for, if it sends nothing but keys of one type. */
function insertionOf(fetch: FetchNode, group: EntityGroup, isKeyField: IsKeyField): Insertion | undefined {
  const [required, ...others] = group.requires;
  if (required?.kind !== 'fragment' || others.length > 0) return undefined;
  const keys = required.selections.flatMap(leafName).filter((name) => name !== '__typename');
  const sendsKeysOnly =
    required.selections.every((selection) => leafName(selection).length > 0) &&
    keys.every((key) => isKeyField(fetch.source, required.type, key));
  const selectionSet = entitySelection(fetch, group, required.type);
  return sendsKeysOnly && selectionSet ? { type: required.type, selectionSet, keys } : undefined;
}

function leafName(selection: RequiredSelection): readonly string[] {
  const isLeaf = selection.kind === 'field' && selection.selections.length === 0;
  return isLeaf && selection.name === selection.responseKey ? [selection.name] : [];
}

function operationOf(fetch: FetchNode): OperationDefinitionNode | undefined {
  return fetch.document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
}

function entitySelection(fetch: FetchNode, group: EntityGroup, type: string): SelectionSetNode | undefined {
  for (const field of operationOf(fetch)?.selectionSet.selections ?? []) {
    if (field.kind !== Kind.FIELD || (field.alias ?? field.name).value !== group.responseKey) continue;
    const [fragment, ...others] = field.selectionSet?.selections ?? [];
    const isOnly = fragment?.kind === Kind.INLINE_FRAGMENT && others.length === 0;
    if (isOnly && fragment.typeCondition?.name.value === type) return fragment.selectionSet;
  }
  return undefined;
}

interface Host {
  readonly host: FetchNode;
  readonly bigger: FetchNode;
  /** Paths that are taken care of, as JSON. */
  readonly served: ReadonlySet<string>;
}

function firstHost(
  earlier: readonly FetchNode[],
  fetch: FetchNode,
  insertion: Insertion,
  context: { readonly now: (host: FetchNode) => FetchNode | undefined; readonly read: ReadDocument },
): Host | undefined {
  const open = fetch.entities[0]?.paths ?? [];
  for (const host of earlier) {
    const now = context.now(host);
    if (now?.source !== fetch.source || now.operation !== 'query' || now.renames.length > 0) continue;
    for (const entrance of entrancesOf(now, open)) {
      const bigger = enlarge(now, fetch, entrance, insertion, context.read);
      if (bigger !== undefined)
        return { host, bigger, served: new Set(entrance.serves.map((path) => JSON.stringify(path))) };
    }
  }
  return undefined;
}

/** A way into a host's document, and the whole paths that it leads to. */
interface Entrance {
  readonly path: readonly PlanPathSegment[];
  readonly serves: readonly (readonly PlanPathSegment[])[];
}

/** A host that asks for entities at several paths is entered only if the fields are wanted at all of them. */
function entrancesOf(host: FetchNode, open: readonly (readonly PlanPathSegment[])[]): readonly Entrance[] {
  const [first = []] = open;
  if (host.entities.length === 0) return [{ path: first, serves: [first] }];
  const wanted = new Set(open.map((path) => JSON.stringify(path)));
  return host.entities.flatMap((group) => {
    const [required] = group.requires;
    const start = group.paths.find((path) => JSON.stringify(first.slice(0, path.length)) === JSON.stringify(path));
    if (start === undefined || required?.kind !== 'fragment' || group.requires.length > 1) return [];
    const rest = first.slice(start.length);
    const serves = group.paths.map((path) => [...path, ...rest]);
    if (!serves.every((path) => wanted.has(JSON.stringify(path)))) return [];
    const entry: PlanPathSegment[] = [
      { kind: 'field', name: group.responseKey },
      { kind: 'types', names: [required.type] },
    ];
    return [{ path: [...entry, ...rest], serves }];
  });
}

function enlarge(
  host: FetchNode,
  fetch: FetchNode,
  entrance: Entrance,
  insertion: Insertion,
  read: ReadDocument,
): FetchNode | undefined {
  const operation = operationOf(host);
  const selectionSet = operation && insertSelection(operation.selectionSet, entrance.path, insertion);
  if (operation === undefined || selectionSet === undefined) return undefined;
  const own = new Set(host.variables);
  const added = (operationOf(fetch)?.variableDefinitions ?? []).filter(
    ({ variable }) => fetch.variables.includes(variable.name.value) && !own.has(variable.name.value),
  );
  const variableDefinitions = [...(operation.variableDefinitions ?? []), ...added];
  return {
    ...host,
    ...read(print({ ...operation, variableDefinitions, selectionSet })),
    variables: [...new Set([...host.variables, ...fetch.variables])].sort(),
  };
}
