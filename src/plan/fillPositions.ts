import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { GraphType } from '../federation/supergraph.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { UnreachableField } from '../model/plan.ts';
import type { SourceId } from '../model/source.ts';
import type { Candidate, Costs } from './costs.ts';
import { deferredFragments } from './deferredFragments.ts';
import type { Entry } from './entry.ts';
import type { EntityDraft, FetchDraft } from './fetchDraft.ts';
import { commonFields, localOn, memberEntry, memberFields, membersAt } from './members.ts';
import type { Planning } from './planning.ts';
import { lazily, type Opened, type Position } from './position.ts';
import { PrivateKeys } from './privateKeys.ts';
import { refusedWay } from './refusedWay.ts';
import { requiredSelections } from './requiredSelections.ts';
import { isReachable, type Route } from './routes.ts';
import { SelectionDraft } from './selectionDraft.ts';

const TYPENAME: FieldSelection = {
  kind: 'field',
  name: '__typename',
  responseKey: '__typename',
  argumentsText: '',
  variables: [],
  selections: undefined,
};

/** Collects the fetches that bring what somebody needs. */
type Used = Set<FetchDraft>;

/**
 * Fills the tree of results from the top: at each place every field gets the source that answers it most cheaply, given
 * what is asked there already; sources are entered by keys, and fields with `@requires` are asked once their inputs are there.
 */
export class PositionFiller {
  readonly fetches: FetchDraft[] = [];
  readonly unreachable: UnreachableField[] = [];
  readonly #planning: Planning;
  readonly #costs: Costs;
  readonly #privateKeys = new PrivateKeys();

  constructor(planning: Planning, costs: Costs) {
    this.#planning = planning;
    this.#costs = costs;
  }

  /** Gets everything selected at a place; `used` learns of the fetches that bring it. */
  fill(position: Position, selections: Selections, used: Used): void {
    this.#planning.spend(selections.length);
    if (position.type.kind === 'object') this.#fillObject(position, selections, used);
    else this.#fillAbstract(position, selections, used);
  }

  #fillObject(position: Position, selections: Selections, used: Used): void {
    const fields = this.#planning.fieldsOn(position.type.name, selections, false);
    this.#fillFields(position, fields, used);
    for (const { id, inside } of deferredFragments(this.#planning, position.type.name, selections))
      this.fill(this.#deferredView(position, id), inside, new Set());
  }

  #fillFields(position: Position, fields: readonly FieldSelection[], used: Used): void {
    const open: FieldSelection[] = [];
    // What only one source can answer decides which are asked anyway.
    for (const field of fields) {
      if (field.name === '__typename') continue;
      if (this.#isAnswered(position, field, used)) continue;
      const candidates = this.#costs.candidates(position.type, position.entries, field);
      if (candidates.length === 1 && candidates[0] !== undefined) this.#answer(position, field, candidates[0], used);
      else open.push(field);
    }
    for (const field of open) {
      // It may have become a key on the way to what came before.
      if (this.#isAnswered(position, field, used)) continue;
      const [best] = this.#costs.candidates(position.type, position.entries, field);
      if (best === undefined) this.#giveUp(position, field);
      else this.#answer(position, field, best, used);
    }
    const typename = fields.find(({ name }) => name === '__typename');
    if (typename !== undefined) this.#askTypename(position, used);
  }

  /** Whether a leaf is asked for already. */
  #isAnswered(position: Position, field: FieldSelection, used: Used): boolean {
    const answered = position.leaves.get(field.responseKey);
    if (answered !== undefined) used.add(answered);
    return answered !== undefined;
  }

  #fillAbstract(position: Position, selections: Selections, used: Used): void {
    const { type } = position;
    if (!position.entries.some(isTelling)) this.#askTypename(position, used);
    const apart: FieldSelection[] = [];
    for (const field of commonFields(this.#planning, type, selections)) {
      if (field.name === '__typename') continue;
      const [best] = this.#costs.candidates(type, position.entries, field);
      if (best !== undefined && isReachable(best.cost)) this.#answer(position, field, best, used);
      else apart.push(field);
    }
    for (const name of membersAt(this.#planning, type, position.entries)) {
      const fields = memberFields(this.#planning, type, name, selections, apart, false);
      const deferred = deferredFragments(this.#planning, name, selections);
      if (fields.length === 0 && deferred.length === 0) continue;
      const member = this.#memberOf(position, this.#planning.typeNamed(name));
      this.#fillFields(member, fields, used);
      for (const { id, inside } of deferred) this.fill(this.#deferredView(member, id), inside, new Set());
    }
    this.#askTypename(position, used);
  }

  #memberOf(position: Position, type: GraphType): Position {
    const member = position.member(type);
    member.narrowedBy = position.teller;
    for (const [key, fetch] of position.leaves) {
      const holder = position.accesses.get(fetch.source)?.entry;
      const isBrought = holder !== undefined && memberEntry(this.#planning, holder, type.name) !== undefined;
      if (isBrought && !member.leaves.has(key)) member.leaves.set(key, fetch);
    }
    for (const [source, access] of position.accesses) {
      const entry = memberEntry(this.#planning, access.entry, type.name);
      if (entry === undefined || member.accesses.has(source)) continue;
      member.accesses.set(
        source,
        lazily(entry, () => {
          const opened = access.open();
          if (entry.type.isInterfaceObject) return opened;
          // Where an answer holds objects of several types, it must say of each which it is.
          opened.selection.add(opened.condition, TYPENAME, 'String!');
          return { ...opened, condition: type.name };
        }),
      );
    }
    return member;
  }

  /** An object's own type, from a source that can tell it; one that knows an interface as one type cannot. */
  #askTypename(position: Position, used: Used): void {
    const telling = [...position.accesses.values()].filter(({ entry }) => isTelling(entry));
    const opened =
      (telling.find(({ isOpen }) => isOpen()) ?? telling[0])?.open() ??
      [...this.#costs.routes.of(position.type, position.entries)]
        .filter(([, route]) => isTelling(route.entry))
        .sort(([, left], [, right]) => left.cost - right.cost)
        .map(([source]) => this.#open(position, source))[0];
    if (opened === undefined) throw failed(`Expected a source that tells the type of ${position.type.name}.`);
    opened.selection.add(opened.condition, TYPENAME, 'String!');
    position.teller ??= opened.fetch;
    used.add(opened.fetch);
  }

  #answer(position: Position, field: FieldSelection, candidate: Candidate, used: Used): void {
    if (candidate.kind === 'split') {
      for (const part of candidate.parts)
        this.#reachBelow(position, field, part, () => this.#open(position, part.source));
      const [first] = candidate.parts;
      if (first !== undefined) this.#fillBelow(position, field, first, used);
      return;
    }
    const opened =
      candidate.kind === 'local'
        ? this.#open(position, candidate.source)
        : this.#openRequiring(position, candidate.source, candidate.requires);
    used.add(opened.fetch);
    if (field.selections === undefined) {
      opened.selection.add(opened.condition, field, candidate.local.field.typeText);
      position.leaves.set(field.responseKey, opened.fetch);
    } else {
      this.#reachBelow(position, field, candidate, () => opened).open();
      this.#fillBelow(position, field, candidate, used);
    }
  }

  /** The place below a field gets the source that answers the field. */
  #reachBelow(
    position: Position,
    field: FieldSelection,
    { source, local }: Extract<Candidate, { kind: 'local' | 'requires' }>,
    openAbove: () => Opened,
  ) {
    const type = this.#planning.typeNamed(local.field.typeName);
    const child = position.child(field, local.field, type);
    const inSource = type.bySource.get(source);
    if (inSource === undefined) throw failed(`Expected ${source} to know ${type.name}.`);
    const known = child.accesses.get(source);
    if (known !== undefined) return known;
    const access = lazily({ type: inSource, provided: local.provided }, () => {
      const { fetch, selection, condition } = openAbove();
      const draft = selection.add(condition, field, local.field.typeText);
      return { fetch, selection: draft.selection ?? new SelectionDraft(), condition: '' };
    });
    child.accesses.set(source, access);
    return access;
  }

  #fillBelow(
    position: Position,
    field: FieldSelection,
    { local }: Extract<Candidate, { kind: 'local' | 'requires' }>,
    used: Used,
  ): void {
    const child = position.child(field, local.field, this.#planning.typeNamed(local.field.typeName));
    this.fill(child, field.selections ?? [], used);
  }

  /** The source's fetch for objects here; entered now if it was not before. */
  #open(position: Position, source: SourceId): Opened {
    const known = position.accesses.get(source);
    if (known !== undefined) return known.open();
    const route = this.#costs.routes.of(position.type, position.entries).get(source);
    if (route === undefined) throw failed(`Expected a way to ${position.type.name} in ${source}.`);
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
    if (this.#isAnswered(position, field, used)) return;
    used.add(this.#open(position, from).fetch);
    const entry = position.accesses.get(from)?.entry;
    const local = entry && localOn(this.#planning, position.type, entry, field.name);
    if (entry === undefined || local === undefined) throw failed(`Expected ${from} to answer ${field.name}.`);
    this.#answer(position, field, { kind: 'local', source: from, entry, local, cost: 0 }, used);
  }

  /** What is required is fetched first; then the source is asked again, by a key. */
  #openRequiring(position: Position, source: SourceId, requires: Selections): Opened {
    const required = this.#privateKeys.rename(requires);
    const known = position.requiring.get(`${source} ${this.#planning.idOf(required)}`);
    if (known !== undefined) return known;
    const used: Used = new Set();
    this.fill(position, required, used);
    const reentry = this.#costs.routes.reentry(position.type, position.entries, source);
    if (reentry?.entity === undefined) throw failed(`Expected a way back to ${position.type.name} in ${source}.`);
    const opened = this.#openEntity(position, reentry.entity, required, used);
    position.requiring.set(`${source} ${this.#planning.idOf(required)}`, opened);
    return opened;
  }

  /** Later answers have fetches of their own where the object can be looked up; else they take from those before. */
  #deferredView(position: Position, id: string): Position {
    const view = position.deferred(id);
    const isRoot = position.type.name === this.#planning.graph.roots.query && position.path.length === 0;
    for (const [source, access] of position.accesses) {
      if (view.accesses.has(source)) continue;
      const open = (): Opened => {
        if (isRoot) return this.#openRoot(view, source);
        const reentry = this.#costs.routes.reentry(position.type, position.entries, source);
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

  #giveUp(position: Position, field: FieldSelection): void {
    const dependency = refusedWay(this.#planning, position.type, field.name);
    if (dependency === undefined) throw failed(`Expected a way to ${position.type.name}.${field.name}.`);
    this.unreachable.push({ path: position.path, responseKey: field.responseKey, dependency });
  }
}

function isTelling({ type }: Entry): boolean {
  return !type.isInterfaceObject;
}

function failed(reason: string): GatewayError {
  return new GatewayError('PLAN_FAILED', {}, { cause: new Error(reason) });
}
