import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { SourceId } from '../model/source.ts';
import type { Candidate } from './costs.ts';
import type { EntityDraft, FetchDraft } from './fetchDraft.ts';
import { localOn } from './members.ts';
import { planFailed } from './planFailed.ts';
import type { Planning } from './planning.ts';
import { lazily, type Opened, type Position } from './position.ts';
import { PrivateKeys } from './privateKeys.ts';
import { requiredSelections } from './requiredSelections.ts';
import type { Route, Routes } from './routes.ts';
import { SelectionDraft } from './selectionDraft.ts';

/** Collects the fetches that bring what somebody needs. */
export type Used = Set<FetchDraft>;

/** Who gets what must be there before a source can be entered. */
export interface InputFiller {
  fill(position: Position, selections: Selections, used: Used): void;
  answer(position: Position, field: FieldSelection, candidate: Candidate, used: Used): void;
  /** Whether a leaf is asked for already; `used` learns of it. */
  isAnswered(position: Position, field: FieldSelection, used: Used): boolean;
}

/** Enters sources: at a root, by a key once it is there, and again by a key for what needs more than one (`@requires`). */
export class SourceOpener {
  readonly fetches: FetchDraft[] = [];
  readonly #planning: Planning;
  readonly #routes: Routes;
  readonly #filler: InputFiller;
  readonly #privateKeys = new PrivateKeys();

  constructor(planning: Planning, routes: Routes, filler: InputFiller) {
    this.#planning = planning;
    this.#routes = routes;
    this.#filler = filler;
  }

  /** The source's fetch for objects here; entered now if it was not before. */
  open(position: Position, source: SourceId): Opened {
    const known = position.accesses.get(source);
    if (known !== undefined) return known.open();
    const route = this.#routes.of(position.type, position.entries).get(source);
    if (route === undefined) throw planFailed(`Expected a way to ${position.type.name} in ${source}.`);
    const opened =
      route.entity === undefined
        ? this.#openRoot(position, source)
        : this.#openEntity(position, route.entity, [], new Set());
    position.accesses.set(source, { entry: route.entry, open: () => opened, isOpen: () => true });
    return opened;
  }

  #openRoot(position: Position, source: SourceId): Opened {
    const { path, scope } = position;
    // A root type met again below (a mutation that leads back to Query) is asked anew, for that place.
    const after =
      path.length === 0
        ? scope.before
        : [...position.accesses.values()].flatMap(({ isOpen, open }) => (isOpen() ? open().fetch : []));
    const isQuery = position.type.name === this.#planning.graph.roots.query;
    const fetchScope = isQuery && scope.operation !== 'query' ? { ...scope, operation: 'query' as const } : scope;
    return this.#add({
      source,
      scope: fetchScope,
      path,
      entity: undefined,
      after: new Set(after),
      selection: new SelectionDraft(),
    });
  }

  #openEntity(
    position: Position,
    { way, key, inputs }: NonNullable<Route['entity']>,
    required: Selections,
    used: Used,
  ): Opened {
    for (const { field, from } of inputs) this.#takeInput(position, field, from, used);
    const { type, scope, path, narrowedBy } = position;
    if (narrowedBy !== undefined) used.add(narrowedBy);
    const sent = this.#planning.union([key, required].filter((each) => each.length > 0)) ?? key;
    const entity: EntityDraft = {
      type: type.name,
      typeInSource: way.type.name,
      sendAs: way.sendAs,
      requires: requiredSelections(this.#planning, type, sent),
    };
    return this.#add({ source: way.type.source, scope, path, entity, after: used, selection: new SelectionDraft() });
  }

  #takeInput(at: Position, field: FieldSelection, from: SourceId, used: Used): void {
    // A later answer sends what the first one brings anyway.
    let position = at;
    while (position.earlier?.accesses.has(from) === true) position = position.earlier;
    if (this.#filler.isAnswered(position, field, used)) return;
    used.add(this.open(position, from).fetch);
    const entry = position.accesses.get(from)?.entry;
    const local = entry && localOn(this.#planning, position.type, entry, field.name);
    if (entry === undefined || local === undefined) throw planFailed(`Expected ${from} to answer ${field.name}.`);
    this.#filler.answer(position, field, { kind: 'local', source: from, entry, local, cost: 0 }, used);
  }

  /** What is required is fetched first; then the source is asked again, by a key. */
  openRequiring(position: Position, source: SourceId, requires: Selections): Opened {
    const required = this.#privateKeys.rename(requires);
    const known = position.requiring.get(`${source} ${this.#planning.idOf(required)}`);
    if (known !== undefined) return known;
    const used: Used = new Set();
    this.#filler.fill(position, required, used);
    const reentry = this.#routes.reentry(position.type, position.entries, source);
    if (reentry?.entity === undefined) throw planFailed(`Expected a way back to ${position.type.name} in ${source}.`);
    const opened = this.#openEntity(position, reentry.entity, required, used);
    position.requiring.set(`${source} ${this.#planning.idOf(required)}`, opened);
    return opened;
  }

  /** Later answers have fetches of their own where the object can be looked up; else they take from those before. */
  deferredView(position: Position, id: string): Position {
    const view = position.deferred(id);
    const isRoot = position.type.name === this.#planning.graph.roots.query && position.path.length === 0;
    for (const [source, access] of position.accesses) {
      if (view.accesses.has(source)) continue;
      const open = (): Opened => {
        if (isRoot) return this.#openRoot(view, source);
        const reentry = this.#routes.reentry(position.type, position.entries, source);
        if (reentry?.entity === undefined) return access.open();
        const used: Used = new Set();
        for (const { field, from } of reentry.entity.inputs) this.#takeInput(position, field, from, used);
        return this.#openEntity(view, { ...reentry.entity, inputs: [] }, [], used);
      };
      view.accesses.set(source, lazily(access.entry, open));
    }
    return view;
  }

  #add(fetch: FetchDraft): Opened {
    this.#planning.spend(1);
    this.fetches.push(fetch);
    return { fetch, selection: fetch.selection, condition: '' };
  }
}
