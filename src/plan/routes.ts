import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { EntityEntry, GraphType } from '../federation/supergraph.ts';
import type { SourceId } from '../model/source.ts';
import { entriesText, type Entry, type LocalField } from './entry.ts';
import { localOn, membersAt } from './members.ts';
import type { Memory } from './memory.ts';
import type { Planning } from './planning.ts';

/** Added for each field that cannot be had: whatever leaves out less is better, and nothing that leaves out is good. */
export const UNREACHABLE = 1e12;

/** What is looked up by a key is asked one step later than where the key comes from: worse, but better than one request more. */
const STEP_COST = 1;

/** How an object comes to be at hand in a source. */
export interface Route {
  readonly entry: Entry;
  /** 0: it is at hand already. */
  readonly cost: number;
  /** Present where it is found by a key. */
  readonly entity:
    { readonly way: EntityEntry; readonly key: Selections; readonly inputs: readonly RouteInput[] } | undefined;
}

/** A field of a key, and the source that it is taken from. */
export interface RouteInput {
  readonly field: FieldSelection;
  readonly from: SourceId;
}

export function isReachable(cost: number): boolean {
  return cost < UNREACHABLE;
}

/** What everything below a field costs when this source answers it. */
export type CostBelow = (local: LocalField, source: SourceId, field: FieldSelection) => number;

/** Finds the ways into sources by the keys of an object that some have at hand. */
export class Routes {
  readonly #planning: Planning;
  readonly #memory: Memory;
  readonly #belowField: CostBelow;
  readonly #known = new Map<string, ReadonlyMap<SourceId, Route>>();

  constructor(planning: Planning, memory: Memory, belowField: CostBelow) {
    this.#planning = planning;
    this.#memory = memory;
    this.#belowField = belowField;
  }

  /** The sources in which an object at hand in some can be at hand, with the cheapest way into each. */
  of(type: GraphType, entries: readonly Entry[]): ReadonlyMap<SourceId, Route> {
    const key = `${type.name} ${entriesText(this.#planning, entries)}`;
    return this.#memory.remember(this.#known, key, new Map<SourceId, Route>(), () => this.#findRoutes(type, entries));
  }

  /** The cheapest way to look up an object anew in a source, also where it is at hand there. */
  reentry(type: GraphType, entries: readonly Entry[], source: SourceId): Route | undefined {
    const way = type.entries.get(source);
    return way && this.#byKey(type, entries, way, this.of(type, entries));
  }

  #findRoutes(type: GraphType, entries: readonly Entry[]): ReadonlyMap<SourceId, Route> {
    const routes = this.#firstRoutes(type, entries);
    for (let changed = !this.#planning.isRoot(type.name); changed;) {
      changed = false;
      for (const [source, way] of type.entries) {
        const known = routes.get(source);
        // Nothing is cheaper than one request, so that most ways are final when they are first found.
        if (known !== undefined && known.cost <= this.#planning.fetchCost(source) + STEP_COST) continue;
        if (!this.#coversMembers(type, entries, way)) continue;
        const route = this.#byKey(type, entries, way, routes);
        if (route === undefined || route.cost >= (known?.cost ?? UNREACHABLE)) continue;
        routes.set(source, route);
        changed = true;
      }
    }
    return routes;
  }

  /** What is known without looking for keys. A source more at hand leaves the ways that were found without it. */
  #firstRoutes(type: GraphType, entries: readonly Entry[]): Map<SourceId, Route> {
    const before = this.#known.get(`${type.name} ${entriesText(this.#planning, entries.slice(0, -1))}`);
    const routes = new Map(entries.length > 1 && type.kind === 'object' ? before : undefined);
    for (const entry of entries) routes.set(entry.type.source, { entry, cost: 0, entity: undefined });
    if (!this.#planning.isRoot(type.name)) return routes;
    for (const [source, inSource] of type.bySource)
      if (!routes.has(source)) {
        const entry = { type: inSource, provided: undefined };
        routes.set(source, { entry, cost: this.#planning.fetchCost(source), entity: undefined });
      }
    return routes;
  }

  /** A source that knows the interface can be asked for it only when it knows all types that the objects may have. */
  #coversMembers(type: GraphType, entries: readonly Entry[], { type: target }: EntityEntry): boolean {
    if (type.kind === 'object' || target.isInterfaceObject) return true;
    return membersAt(this.#planning, type, entries).every((member) => target.members.includes(member));
  }

  #byKey(
    type: GraphType,
    entries: readonly Entry[],
    way: EntityEntry,
    routes: ReadonlyMap<SourceId, Route>,
  ): Route | undefined {
    let best: Route | undefined;
    for (const key of way.keys) {
      if (this.#planning.refusedIn(type.name, key) !== undefined) continue;
      // An object's type goes with every representation, whether the key states it or not.
      const fields = this.#planning.fieldsOn(type.name, key).filter(({ name }) => name !== '__typename');
      const taken = this.#fromOne(type, entries, fields, routes) ?? this.#fromSeveral(type, entries, fields, routes);
      if (taken === undefined) continue;
      const cost = this.#planning.fetchCost(way.type.source) + taken.cost + STEP_COST;
      if (best === undefined || cost < best.cost)
        best = { entry: { type: way.type, provided: undefined }, cost, entity: { way, key, inputs: taken.inputs } };
    }
    return best;
  }

  /** A whole key from one source, the cheapest that has it. */
  #fromOne(
    type: GraphType,
    entries: readonly Entry[],
    fields: readonly FieldSelection[],
    routes: ReadonlyMap<SourceId, Route>,
  ): { readonly cost: number; readonly inputs: readonly RouteInput[] } | undefined {
    const [first] = fields;
    let best: { readonly source: SourceId; readonly cost: number } | undefined;
    for (const source of first === undefined ? [] : this.holders(type, entries, first.name)) {
      let cost = routes.get(source)?.cost ?? UNREACHABLE;
      for (const field of fields)
        cost += cost < (best?.cost ?? UNREACHABLE) ? this.#inputCost(type, field, source, routes) : 0;
      if (cost < (best?.cost ?? UNREACHABLE)) best = { source, cost };
      if (best?.cost === 0) break;
    }
    if (best === undefined) return undefined;
    const { source, cost } = best;
    return { cost, inputs: fields.map((field) => ({ field, from: source })) };
  }

  /** A key put together of what several sources have. */
  #fromSeveral(
    type: GraphType,
    entries: readonly Entry[],
    fields: readonly FieldSelection[],
    routes: ReadonlyMap<SourceId, Route>,
  ): { readonly cost: number; readonly inputs: readonly RouteInput[] } | undefined {
    const used = new Set<SourceId>();
    const inputs: RouteInput[] = [];
    let total = 0;
    for (const field of fields) {
      let best: { readonly source: SourceId; readonly cost: number } | undefined;
      for (const source of this.holders(type, entries, field.name)) {
        const way = used.has(source) ? 0 : (routes.get(source)?.cost ?? UNREACHABLE);
        if (way >= (best?.cost ?? UNREACHABLE)) continue;
        const cost = way + this.#inputCost(type, field, source, routes);
        if (cost < (best?.cost ?? UNREACHABLE)) best = { source, cost };
      }
      if (best === undefined) return undefined;
      total += best.cost;
      used.add(best.source);
      inputs.push({ field, from: best.source });
    }
    return { cost: total, inputs };
  }

  #inputCost(type: GraphType, field: FieldSelection, source: SourceId, routes: ReadonlyMap<SourceId, Route>): number {
    const route = routes.get(source);
    const local = route && localOn(this.#planning, type, route.entry, field.name);
    return local === undefined ? UNREACHABLE : this.#belowField(local, source, field);
  }

  /** The sources that know a field: those at hand first, in the order in which they came. */
  holders(type: GraphType, entries: readonly Entry[], field: string): readonly SourceId[] {
    const holders = this.#planning.holdersOf(type, field);
    this.#planning.spend(holders.length);
    if (entries.length === 0 || holders.length === 1) return holders;
    const atHand = new Set(entries.map((entry) => entry.type.source));
    return [
      ...[...atHand].filter((source) => holders.includes(source)),
      ...holders.filter((source) => !atHand.has(source)),
    ];
  }
}
