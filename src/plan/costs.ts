import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { EntityEntry, GraphType } from '../federation/supergraph.ts';
import type { SourceId } from '../model/source.ts';
import { entryText, isActive, localField, type Entry, type LocalField } from './entry.ts';
import type { Planning } from './planning.ts';

/** Added for each field that cannot be had: whatever leaves out less is better, and nothing that leaves out is good. */
const UNREACHABLE = 1e12;

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

/** A way to answer a field. */
export type Candidate =
  | {
      readonly kind: 'local';
      readonly source: SourceId;
      readonly entry: Entry;
      readonly local: LocalField;
      readonly cost: number;
    }
  | {
      readonly kind: 'requires';
      readonly source: SourceId;
      readonly entry: Entry;
      readonly local: LocalField;
      readonly requires: Selections;
      readonly cost: number;
    }
  /** No source has all that is asked below the field: several are asked for it, each for its part. */
  | { readonly kind: 'split'; readonly parts: readonly Extract<Candidate, { kind: 'local' }>[]; readonly cost: number };

export function isReachable(cost: number): boolean {
  return cost < UNREACHABLE;
}

/**
 * What it costs to answer, before anything is decided: the passes choose by it. Each question is answered once per planning.
 * A choice looks at the field alone and takes what is opened by then as given, so that the cost stays linear in the size of
 * the operation times the number of sources.
 */
export class Costs {
  readonly #planning: Planning;
  readonly #below = new Map<string, number>();
  readonly #routes = new Map<string, ReadonlyMap<SourceId, Route>>();
  readonly #working = new Set<string>();
  #cuts = 0;

  constructor(planning: Planning) {
    this.#planning = planning;
  }

  /** Cost of all further requests for a selection on an object that these sources have at hand. */
  below(type: GraphType, entries: readonly Entry[], selections: Selections): number {
    const key = `${type.name} ${this.#textOf(entries)} ${this.#planning.idOf(selections)}`;
    return this.#remember(this.#below, key, UNREACHABLE, () =>
      type.kind === 'object'
        ? this.#belowObject(type, entries, this.#planning.fieldsOn(type.name, selections))
        : this.#belowAbstract(type, entries, selections),
    );
  }

  /** The sources in which an object at hand in some can be at hand, with the cheapest way into each. */
  routes(type: GraphType, entries: readonly Entry[]): ReadonlyMap<SourceId, Route> {
    const key = `${type.name} ${this.#textOf(entries)}`;
    return this.#remember(this.#routes, key, new Map<SourceId, Route>(), () => this.#findRoutes(type, entries));
  }

  /** The ways to answer a field, cheapest first; empty when there is none. */
  candidates(type: GraphType, entries: readonly Entry[], field: FieldSelection): readonly Candidate[] {
    const free = this.#atHand(type, entries, field);
    if (free !== undefined) return [free];
    const routes = this.routes(type, entries);
    const found: Exclude<Candidate, { kind: 'split' }>[] = [];
    for (const source of this.#holders(type, entries, field.name)) {
      const route = routes.get(source);
      if (route === undefined) continue;
      const candidate = this.#candidateIn(type, entries, field, source, route);
      if (candidate !== undefined) found.push(candidate);
    }
    // Holders come in the order of preference, and sorting keeps it between equal costs.
    found.sort((left, right) => left.cost - right.cost);
    const split = this.#splitOf(found, field);
    return split === undefined ? found : [split];
  }

  /** A source at hand that answers the field and all below it: nothing can be better, and no way need be looked for. */
  #atHand(type: GraphType, entries: readonly Entry[], field: FieldSelection): Candidate | undefined {
    for (const entry of entries) {
      const local = this.localOn(type, entry, field.name);
      const { source } = entry.type;
      if (local !== undefined && this.#belowField(local, source, field) === 0)
        return { kind: 'local', source, entry, local, cost: 0 };
    }
    return undefined;
  }

  /** The cheapest way to look up an object anew in a source, also where it is at hand there. */
  reentry(type: GraphType, entries: readonly Entry[], source: SourceId): Route | undefined {
    const way = type.entries.get(source);
    return way && this.#byKey(type, entries, way, this.routes(type, entries));
  }

  /** The field as a source answers it at once, on an object or, when all members agree, on an interface. */
  localOn(type: GraphType, entry: Entry, name: string): LocalField | undefined {
    if (type.kind === 'object' || entry.type.isInterfaceObject) return localField(this.#planning, entry, name);
    const field = entry.type.fields.get(name);
    if (field === undefined || entry.type.members.length === 0) return undefined;
    let provided: Selections | undefined;
    for (const member of entry.type.members) {
      const ofMember = this.memberEntry(entry, member);
      const local = ofMember && localField(this.#planning, ofMember, name);
      if (local === undefined) return undefined;
      provided ??= local.provided;
      if (provided !== local.provided) return undefined;
    }
    return { field, provided };
  }

  /** A source's view of one member of an abstract type that it has at hand. */
  memberEntry(entry: Entry, member: string): Entry | undefined {
    if (entry.type.isInterfaceObject) return entry;
    if (!entry.type.members.includes(member)) return undefined;
    const type = this.#planning.typeNamed(member).bySource.get(entry.type.source);
    return type && { type, provided: entry.provided };
  }

  /** Members that objects of an abstract type may be, as the sources at hand have it. */
  membersAt(type: GraphType, entries: readonly Entry[]): readonly string[] {
    return type.possible.filter((member) => entries.some((entry) => this.memberEntry(entry, member) !== undefined));
  }

  #candidateIn(
    type: GraphType,
    entries: readonly Entry[],
    field: FieldSelection,
    source: SourceId,
    route: Route,
  ): Exclude<Candidate, { kind: 'split' }> | undefined {
    const { entry } = route;
    const local = this.localOn(type, entry, field.name);
    if (local !== undefined) {
      const cost = route.cost + this.#belowField(local, source, field);
      return { kind: 'local', source, entry, local, cost };
    }
    const known = entry.type.fields.get(field.name);
    if (known?.requires === undefined || known.external || !isActive(known, this.#planning.labels)) return undefined;
    if (type.kind !== 'object' && !entry.type.isInterfaceObject) return undefined;
    if (this.#planning.refusedIn(type.name, known.requires) !== undefined) return undefined;
    const reentry = this.reentry(type, entries, source);
    if (reentry === undefined) return undefined;
    const needs = this.below(type, entries, known.requires);
    if (!isReachable(needs) || !isReachable(reentry.cost)) return undefined;
    const answered = { field: known, provided: known.provides };
    const cost = reentry.cost + needs + this.#belowField(answered, source, field);
    return { kind: 'requires', source, entry, local: answered, requires: known.requires, cost };
  }

  #belowField(local: LocalField, source: SourceId, field: FieldSelection): number {
    if (field.selections === undefined) return 0;
    const target = this.#planning.graph.typeNamed(local.field.typeName);
    const inSource = target?.bySource.get(source);
    if (target === undefined || inSource === undefined) return UNREACHABLE;
    return this.below(target, [{ type: inSource, provided: local.provided }], field.selections);
  }

  #splitOf(found: readonly Exclude<Candidate, { kind: 'split' }>[], field: FieldSelection): Candidate | undefined {
    const [best] = found;
    if (best === undefined || isReachable(best.cost) || field.selections === undefined) return undefined;
    const parts = found.filter((each) => each.kind === 'local');
    const target = this.#planning.graph.typeNamed(parts[0]?.local.field.typeName ?? '');
    if (parts.length < 2 || target === undefined) return undefined;
    const entries = parts.flatMap(({ source, local }): Entry[] => {
      const inSource = target.bySource.get(source);
      return inSource === undefined || local.field.typeName !== target.name
        ? []
        : [{ type: inSource, provided: local.provided }];
    });
    const cost = this.below(target, entries, field.selections) + this.#planning.fetchCost(best.source);
    return cost < best.cost
      ? { kind: 'split', parts: parts.filter(({ local }) => local.field.typeName === target.name), cost }
      : undefined;
  }

  #belowObject(type: GraphType, entries: readonly Entry[], fields: readonly FieldSelection[]): number {
    const opened = [...entries];
    let total = 0;
    const choose = (field: FieldSelection, only: boolean): boolean => {
      const candidates = this.candidates(type, opened, field);
      const [best] = candidates;
      if (best === undefined) total += UNREACHABLE;
      else if (only && candidates.length > 1) return false;
      else {
        total += best.cost;
        if (best.kind === 'local' && !opened.some((entry) => entry.type.source === best.source))
          opened.push(best.entry);
      }
      return true;
    };
    // What only one source can answer decides which are asked anyway.
    const open = fields.filter((field) => field.name !== '__typename' && !choose(field, true));
    for (const field of open) choose(field, false);
    return total;
  }

  #belowAbstract(type: GraphType, entries: readonly Entry[], selections: Selections): number {
    let total = 0;
    const apart: FieldSelection[] = [];
    for (const field of this.commonFields(type, selections)) {
      if (field.name === '__typename') continue;
      const [best] = this.candidates(type, entries, field);
      if (best !== undefined && isReachable(best.cost)) total += best.cost;
      else apart.push(field);
    }
    let most = 0;
    for (const member of this.membersAt(type, entries)) {
      const fields = this.memberFields(type, member, selections, apart);
      if (fields.length === 0) continue;
      const ofMember = entries.flatMap((entry) => this.memberEntry(entry, member) ?? []);
      most = Math.max(most, this.#belowObject(this.#planning.typeNamed(member), ofMember, fields));
    }
    return total + most;
  }

  /** Fields asked of every object of an abstract type, deferred ones aside. */
  commonFields(type: GraphType, selections: Selections): readonly FieldSelection[] {
    return selections.flatMap((selection): readonly FieldSelection[] => {
      if (selection.kind === 'field') return [selection];
      const isCommon = selection.deferred === undefined && this.#planning.appliesTo(selection.type, type.name);
      return isCommon ? this.commonFields(type, selection.selections) : [];
    });
  }

  /** Fields asked of one member of an abstract type beyond those asked of every object. */
  memberFields(
    type: GraphType,
    member: string,
    selections: Selections,
    apart: readonly FieldSelection[],
    deferred = true,
  ): readonly FieldSelection[] {
    const common = new Set(this.commonFields(type, selections));
    const own = this.#planning
      .fieldsOn(member, selections, deferred)
      .filter((field) => !common.has(field) || apart.includes(field));
    return own.filter(({ name }) => name !== '__typename');
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
    const before = this.#routes.get(`${type.name} ${this.#textOf(entries.slice(0, -1))}`);
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
    return this.membersAt(type, entries).every((member) => target.members.includes(member));
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
    for (const source of first === undefined ? [] : this.#holders(type, entries, first.name)) {
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
      for (const source of this.#holders(type, entries, field.name)) {
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
    const local = route && this.localOn(type, route.entry, field.name);
    return local === undefined ? UNREACHABLE : this.#belowField(local, source, field);
  }

  /** The sources that know a field: those at hand first, in the order in which they came. */
  #holders(type: GraphType, entries: readonly Entry[], field: string): readonly SourceId[] {
    const holders = this.#planning.holdersOf(type, field);
    this.#planning.spend(holders.length);
    if (entries.length === 0 || holders.length === 1) return holders;
    const atHand = new Set(entries.map((entry) => entry.type.source));
    return [
      ...[...atHand].filter((source) => holders.includes(source)),
      ...holders.filter((source) => !atHand.has(source)),
    ];
  }

  #textOf(entries: readonly Entry[]): string {
    if (entries.length === 1 && entries[0] !== undefined) return entryText(this.#planning, entries[0]);
    return entries
      .map((entry) => entryText(this.#planning, entry))
      .sort()
      .join();
  }

  /** A question that comes up while it is being answered has no answer; what was found with such a gap is not kept. */
  #remember<Value>(memory: Map<string, Value>, key: string, gap: Value, find: () => Value): Value {
    const known = memory.get(key);
    if (known !== undefined) return known;
    const mark = `${memory === (this.#below as unknown) ? 'below' : 'routes'} ${key}`;
    if (this.#working.has(mark)) {
      this.#cuts += 1;
      return gap;
    }
    this.#planning.spend(1);
    const cutsBefore = this.#cuts;
    this.#working.add(mark);
    const value = find();
    this.#working.delete(mark);
    if (this.#cuts === cutsBefore || this.#working.size === 0) memory.set(key, value);
    return value;
  }
}
