import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { GraphType } from '../federation/supergraph.ts';
import type { UnreachableField } from '../model/plan.ts';
import type { Candidate, Costs } from './costs.ts';
import { deferredFragments } from './deferredFragments.ts';
import type { Entry } from './entry.ts';
import type { FetchDraft } from './fetchDraft.ts';
import { commonFields, memberEntry, memberFields, membersAt } from './members.ts';
import type { Planning } from './planning.ts';
import { SourceOpener, type InputFiller, type Used } from './openSources.ts';
import { lazily, type Opened, type Position } from './position.ts';
import { planFailed } from './planFailed.ts';
import { refusedWay } from './refusedWay.ts';
import { isReachable } from './routes.ts';
import { SelectionDraft } from './selectionDraft.ts';

const TYPENAME: FieldSelection = {
  kind: 'field',
  name: '__typename',
  responseKey: '__typename',
  argumentsText: '',
  variables: [],
  selections: undefined,
};

/**
 * Fills the tree of results from the top: at each place every field gets the source that answers it most cheaply, given
 * what is asked there already; sources are entered by keys, and fields with `@requires` are asked once their inputs are there.
 */
export class PositionFiller implements InputFiller {
  readonly unreachable: UnreachableField[] = [];
  readonly #planning: Planning;
  readonly #costs: Costs;
  readonly #opener: SourceOpener;

  constructor(planning: Planning, costs: Costs) {
    this.#planning = planning;
    this.#costs = costs;
    this.#opener = new SourceOpener(planning, costs.routes, this);
  }

  /** All fetches so far, in the order in which they were opened. */
  get fetches(): readonly FetchDraft[] {
    return this.#opener.fetches;
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
      this.fill(this.#opener.deferredView(position, id), inside, new Set());
  }

  #fillFields(position: Position, fields: readonly FieldSelection[], used: Used): void {
    const open: FieldSelection[] = [];
    // What only one source can answer decides which are asked anyway.
    for (const field of fields) {
      if (field.name === '__typename') continue;
      if (this.isAnswered(position, field, used)) continue;
      const candidates = this.#costs.candidates(position.type, position.entries, field);
      if (candidates.length === 1 && candidates[0] !== undefined) this.answer(position, field, candidates[0], used);
      else open.push(field);
    }
    for (const field of open) {
      // It may have become a key on the way to what came before.
      if (this.isAnswered(position, field, used)) continue;
      const [best] = this.#costs.candidates(position.type, position.entries, field);
      if (best === undefined) this.#giveUp(position, field);
      else this.answer(position, field, best, used);
    }
    const typename = fields.find(({ name }) => name === '__typename');
    if (typename !== undefined) this.#askTypename(position, used);
  }

  /** Whether a leaf is asked for already. */
  isAnswered(position: Position, field: FieldSelection, used: Used): boolean {
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
      if (best !== undefined && isReachable(best.cost)) this.answer(position, field, best, used);
      else apart.push(field);
    }
    for (const name of membersAt(this.#planning, type, position.entries)) {
      const fields = memberFields(this.#planning, type, name, selections, apart, false);
      const deferred = deferredFragments(this.#planning, name, selections);
      if (fields.length === 0 && deferred.length === 0) continue;
      const member = this.#memberOf(position, this.#planning.typeNamed(name));
      this.#fillFields(member, fields, used);
      for (const { id, inside } of deferred) this.fill(this.#opener.deferredView(member, id), inside, new Set());
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
        .map(([source]) => this.#opener.open(position, source))[0];
    if (opened === undefined) throw planFailed(`Expected a source that tells the type of ${position.type.name}.`);
    opened.selection.add(opened.condition, TYPENAME, 'String!');
    position.teller ??= opened.fetch;
    used.add(opened.fetch);
  }

  answer(position: Position, field: FieldSelection, candidate: Candidate, used: Used): void {
    if (candidate.kind === 'split') {
      for (const part of candidate.parts)
        this.#reachBelow(position, field, part, () => this.#opener.open(position, part.source));
      const [first] = candidate.parts;
      if (first !== undefined) this.#fillBelow(position, field, first, used);
      return;
    }
    const opened =
      candidate.kind === 'local'
        ? this.#opener.open(position, candidate.source)
        : this.#opener.openRequiring(position, candidate.source, candidate.requires);
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
    if (inSource === undefined) throw planFailed(`Expected ${source} to know ${type.name}.`);
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

  #giveUp(position: Position, field: FieldSelection): void {
    const dependency = refusedWay(this.#planning, position.type, field.name);
    if (dependency === undefined) throw planFailed(`Expected a way to ${position.type.name}.${field.name}.`);
    const grounds = this.#planning.groundsOf(dependency);
    this.unreachable.push({ path: position.path, responseKey: field.responseKey, dependency, ...grounds });
  }
}

function isTelling({ type }: Entry): boolean {
  return !type.isInterfaceObject;
}
