import { Kind, print, type SelectionSetNode } from 'graphql';
import type { JoinedField, JoinedKey, JoinModel } from './joinModel.ts';
import { isOf, possibleTypes } from './joinMembers.ts';
import { mergeSelections, providedBelow } from './provided.ts';
import { typeView, type TypeView } from './typeView.ts';

/** Where an object can be at hand: a graph, and what that graph provides of it beyond its own fields (`@provides`). */
export interface Position {
  readonly graph: string;
  readonly provided: SelectionSetNode | undefined;
}

/** What can be had of an object of one type, given where it is at hand. */
export interface Reached {
  readonly type: string;
  readonly positions: readonly Position[];
  /** Graphs in which the object is at hand or can be looked up. */
  readonly graphs: ReadonlySet<string>;
  /** The graphs that can answer a field, with what they say about it. */
  readonly answering: (field: string) => readonly JoinedField[];
}

/** Answers what can be had from where; each question is worked out once. */
export interface ReachFinder {
  readonly reach: (type: string, positions: readonly Position[]) => Reached;
  /** Where the objects that a field leads to are at hand, by their object type. */
  readonly targets: (from: Reached, field: string) => ReadonlyMap<string, readonly Position[]>;
  /** Every way in which a graph knows a type's field, also those out of reach. */
  readonly holders: (type: string, field: string) => readonly JoinedField[];
  readonly keysOf: (type: string) => readonly JoinedKey[];
  readonly satisfied: (selections: SelectionSetNode, from: Reached) => boolean;
  readonly canTellType: (from: Reached) => boolean;
}

interface State extends Reached {
  readonly graphs: Set<string>;
  /** Fields with `@requires` whose requirements can be met, as `graph.field`. */
  readonly met: Set<string>;
  working: boolean;
  settled: boolean;
}

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Works out reach as a least fixed point: an object is at hand in some graphs; a key whose fields can be had leads to the
 * graphs that have that key; more graphs give more fields. An interface object stands in for each type that implements
 * the interface, but only a graph that knows the interface itself can tell which of them it is.
 *
 * `labels`: whether the labels of progressive overrides are on.
 */
export function createReachFinder(model: JoinModel, labels: 'on' | 'off'): ReachFinder {
  const states = new Map<string, State>();
  const views = new Map<string, TypeView>();
  /** States that may still grow; all others are settled. */
  let open: State[] = [];
  let metCycle = false;

  const viewOf = (name: string): TypeView => {
    const known = views.get(name) ?? typeView(model, name, labels);
    views.set(name, known);
    return known;
  };

  function reach(type: string, positions: readonly Position[]): State {
    const key = `${type}|${positionsKey(positions)}`;
    let state = states.get(key);
    if (state === undefined) {
      state = newState(type, positions);
      states.set(key, state);
      open.push(state);
    }
    if (state.settled) return state;
    if (state.working) {
      metCycle = true;
      return state;
    }
    state.working = true;
    grow(state);
    state.working = false;
    state.settled = !metCycle;
    return state;
  }

  /** At the outermost call, states that depend on one another are grown together until none does any more. */
  function settle(type: string, positions: readonly Position[]): State {
    let state: State;
    let before: number;
    do {
      before = sizeOf(open);
      metCycle = false;
      state = reach(type, positions);
    } while (sizeOf(open) !== before);
    for (const each of open) each.settled = true;
    open = [];
    return state;
  }

  function newState(type: string, positions: readonly Position[]): State {
    const view = viewOf(type);
    const graphs = new Set(positions.map(({ graph }) => graph));
    if (type === 'Query') for (const graph of view.graphs) graphs.add(graph);
    const state: State = {
      type,
      positions,
      graphs,
      met: new Set(),
      working: false,
      settled: false,
      answering: (field) => answering(state, field),
    };
    return state;
  }

  function grow(state: State): void {
    const view = viewOf(state.type);
    for (let grown = true; grown;) {
      grown = false;
      const tellable = canTellType(state);
      for (const key of view.keys) {
        const fresh = key.graphs.filter((graph) => !state.graphs.has(graph));
        const open = tellable ? fresh : fresh.filter((graph) => view.byInterface.get(key.text)?.has(graph) === true);
        if (open.length === 0 || !satisfied(key.fields, state)) continue;
        for (const graph of open) state.graphs.add(graph);
        grown = true;
      }
      for (const { name, joined } of view.requiring) {
        const id = `${joined.graph}.${name}`;
        if (state.met.has(id) || !state.graphs.has(joined.graph) || joined.requires === undefined) continue;
        if (!canEnter(state, view, joined.graph) || !satisfied(joined.requires, state)) continue;
        state.met.add(id);
        grown = true;
      }
    }
  }

  /** What a field requires is fetched first; the graph is then asked again, by a key. A root is entered freely. */
  function canEnter(state: State, view: TypeView, graph: string): boolean {
    if (ROOTS.has(state.type)) return true;
    return view.keys.some((key) => key.graphs.includes(graph) && satisfied(key.fields, state));
  }

  function answering(state: State, field: string): readonly JoinedField[] {
    return (viewOf(state.type).fields.get(field) ?? []).filter((joined) => {
      if (!state.graphs.has(joined.graph)) return false;
      if (joined.requires !== undefined) return state.met.has(`${joined.graph}.${field}`);
      return !joined.external || isProvided(state, joined.graph, field);
    });
  }

  function isProvided(state: State, graph: string, field: string): boolean {
    if (viewOf(state.type).keyFields.get(graph)?.has(field) === true) return true;
    return state.positions.some(
      (position) =>
        position.graph === graph && providedBelow(model, state.type, position.provided, field) !== undefined,
    );
  }

  function targets(from: Reached, field: string): ReadonlyMap<string, readonly Position[]> {
    const result = new Map<string, Position[]>();
    for (const joined of from.answering(field)) {
      const below = from.positions
        .filter(({ graph }) => graph === joined.graph)
        .map(({ provided }) => providedBelow(model, from.type, provided, field));
      const provided = mergeSelections([...below, joined.provides]);
      for (const type of possibleTypes(model, joined.target, joined.graph)) {
        const known = result.get(type);
        const position = { graph: joined.graph, provided };
        if (known === undefined) result.set(type, [position]);
        else known.push(position);
      }
    }
    return result;
  }

  function satisfied(selections: SelectionSetNode, from: Reached): boolean {
    return selections.selections.every((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        if (condition !== undefined && !isOf(model, from.type, condition)) return true;
        return satisfied(selection.selectionSet, from);
      }
      const { selectionSet } = selection;
      if (selection.name.value === '__typename') return canTellType(from);
      if (from.answering(selection.name.value).length === 0) return false;
      if (selectionSet === undefined) return true;
      for (const [type, positions] of targets(from, selection.name.value))
        if (!satisfied(selectionSet, reach(type, positions))) return false;
      return true;
    });
  }

  function canTellType(from: Reached): boolean {
    const view = viewOf(from.type);
    for (const graph of from.graphs) if (view.real.has(graph)) return true;
    return false;
  }

  return {
    reach: settle,
    targets,
    satisfied,
    canTellType,
    holders: (type, field) => viewOf(type).fields.get(field) ?? [],
    keysOf: (type) => viewOf(type).keys,
  };
}

function positionsKey(positions: readonly Position[]): string {
  return positions
    .map(({ graph, provided }) => (provided === undefined ? graph : graph + print(provided)))
    .sort()
    .join(',');
}

function sizeOf(states: Iterable<State>): number {
  let size = 0;
  for (const { graphs, met } of states) size += 1 + graphs.size + met.size;
  return size;
}
