import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { GraphType, Supergraph } from '../federation/supergraph.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { PlanningContext } from '../model/plan.ts';
import type { Grounds } from '../model/refusal.ts';
import type { SourceId } from '../model/source.ts';

/** What one request costs beside everything else: a further request outweighs a further step, which outweighs names. */
const FETCH_COST = 1_000;

/** Steps of thought for one plan (count): far beyond any sensible operation, and some 50 ms. */
const MAX_STEPS = 100_000;

/** The facts and the short-term memory of one planning: passes share it and nothing else. */
export class Planning {
  readonly graph: Supergraph;
  readonly labels: ReadonlySet<string>;
  readonly #context: PlanningContext | undefined;
  readonly #ids = new WeakMap<Selections, number>();
  readonly #fields = new Map<string, readonly FieldSelection[]>();
  readonly #holders = new Map<string, readonly SourceId[]>();
  readonly #unions = new Map<string, Selections>();
  readonly #refusals = new Map<string, string | undefined>();
  #nextId = 0;
  #steps = 0;

  constructor(graph: Supergraph, context: PlanningContext | undefined) {
    this.graph = graph;
    this.labels = context?.labels ?? new Set();
    this.#context = context;
  }

  /** Counts steps; throws `PLAN_TOO_COSTLY` when they are too many. */
  spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MAX_STEPS) throw new GatewayError('PLAN_TOO_COSTLY', { limit: MAX_STEPS });
  }

  fetchCost(source: SourceId): number {
    return FETCH_COST * (this.#context?.weightOf(source) ?? 1);
  }

  /** What a field from a source costs more than from another, also where the source is asked anyway: it may not answer. */
  surcharge(source: SourceId): number {
    return Math.max(0, this.fetchCost(source) - FETCH_COST);
  }

  isRoot(typeName: string): boolean {
    const { query, mutation, subscription } = this.graph.roots;
    return typeName === query || typeName === mutation || typeName === subscription;
  }

  /** A name for a selection, for memories of what is known about it. */
  idOf(selections: Selections): number {
    let id = this.#ids.get(selections);
    if (id === undefined) this.#ids.set(selections, (id = this.#nextId++));
    return id;
  }

  /** Selections together; the same parts give the same object. */
  union(parts: readonly Selections[]): Selections | undefined {
    if (parts.length < 2) return parts[0];
    const key = parts.map((part) => this.idOf(part)).join('+');
    let union = this.#unions.get(key);
    if (union === undefined) this.#unions.set(key, (union = parts.flat()));
    return union;
  }

  typeNamed(name: string): GraphType {
    const type = this.graph.typeNamed(name);
    if (type === undefined) throw new Error(`Expected a composite type of the graph, but got ${name}.`);
    return type;
  }

  /** The sources that know a field of a type, or of an interface that stands for it, in the order of their ids. */
  holdersOf(type: GraphType, field: string): readonly SourceId[] {
    const key = `${type.name}.${field}`;
    let holders = this.#holders.get(key);
    if (holders === undefined) {
      const knows = (source: SourceId) =>
        type.bySource.get(source)?.fields.has(field) === true ||
        type.entries.get(source)?.type.fields.has(field) === true;
      const sources = new Set([...type.bySource.keys(), ...type.entries.keys()]);
      holders = [...sources].filter(knows).sort();
      this.#holders.set(key, holders);
    }
    return holders;
  }

  /**
   * The fields that a selection comes to on an object type: fragments resolved, equal response keys merged. Deferred
   * fragments count only when they are the ones to be answered (`deferred` false leaves them out).
   */
  fieldsOn(type: string, selections: Selections, deferred = true): readonly FieldSelection[] {
    const key = `${type} ${this.idOf(selections)} ${deferred}`;
    const known = this.#fields.get(key);
    if (known !== undefined) return known;
    const found = new Map<string, FieldSelection>();
    this.#collect(type, selections, deferred, found);
    const fields = [...found.values()];
    this.#fields.set(key, fields);
    return fields;
  }

  #collect(type: string, selections: Selections, deferred: boolean, found: Map<string, FieldSelection>): void {
    this.spend(selections.length);
    for (const selection of selections) {
      if (selection.kind === 'fragment') {
        if (selection.deferred !== undefined && !deferred) continue;
        if (this.appliesTo(selection.type, type)) this.#collect(type, selection.selections, deferred, found);
        continue;
      }
      const known = found.get(selection.responseKey);
      const both = known?.selections && selection.selections && this.union([known.selections, selection.selections]);
      found.set(selection.responseKey, both === undefined ? (known ?? selection) : { ...selection, selections: both });
    }
  }

  /** Whether a type condition holds for all objects of a type. */
  appliesTo(condition: string, type: string): boolean {
    if (condition === type || condition === '') return true;
    const wanted = this.graph.typeNamed(condition)?.possible ?? [];
    const possible = this.graph.typeNamed(type)?.possible ?? [];
    return possible.length > 0 && possible.every((name) => wanted.includes(name));
  }

  /** The first field of a selection that may not be read, as a coordinate. */
  refusedIn(type: string, selections: Selections): string | undefined {
    if (this.#context === undefined) return undefined;
    const key = `${type} ${this.idOf(selections)}`;
    if (!this.#refusals.has(key)) this.#refusals.set(key, this.#findRefused(type, selections));
    return this.#refusals.get(key);
  }

  /** On what grounds a field is refused, by coordinate. */
  groundsOf(coordinate: string): Grounds {
    return this.#context?.groundsOf?.(coordinate) ?? {};
  }

  #findRefused(type: string, selections: Selections): string | undefined {
    for (const selection of selections) {
      if (selection.kind === 'fragment') {
        const inside = this.refusedIn(selection.type === '' ? type : selection.type, selection.selections);
        if (inside !== undefined) return inside;
        continue;
      }
      if (selection.name === '__typename') continue;
      const graphType = this.typeNamed(type);
      const refused = [type, ...graphType.possible].find(
        (name) => this.#context?.refuses(name, selection.name) === true,
      );
      if (refused !== undefined) return `${refused}.${selection.name}`;
      if (selection.selections === undefined) continue;
      const inside = this.#targetsOf(graphType, selection.name)
        .map((target) => this.refusedIn(target, selection.selections ?? []))
        .find((coordinate) => coordinate !== undefined);
      if (inside !== undefined) return inside;
    }
    return undefined;
  }

  #targetsOf(type: GraphType, field: string): readonly string[] {
    const targets = [...type.bySource.values()].flatMap((each) => each.fields.get(field)?.typeName ?? []);
    return [...new Set(targets)];
  }
}
