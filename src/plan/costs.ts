import type { FieldSelection, Selections } from '../federation/selection.ts';
import type { GraphType } from '../federation/supergraph.ts';
import type { SourceId } from '../model/source.ts';
import { entriesText, isActive, type Entry, type LocalField } from './entry.ts';
import { commonFields, localOn, memberEntry, memberFields, membersAt } from './members.ts';
import { Memory } from './memory.ts';
import type { Planning } from './planning.ts';
import { isReachable, Routes, UNREACHABLE, type Route } from './routes.ts';

/** Added for each fragment on a type that a source does not know: less than anything else, so that it decides between equals. */
const STRANGER_COST = 1e-3;

/** Added where a source cannot have any object to tell of: more than any number of requests elsewhere. */
const NOBODY_COST = 1e9;

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

/**
 * What it costs to answer, before anything is decided: the passes choose by it. Each question is answered once per planning.
 * A choice looks at the field alone and takes what is opened by then as given, so that the cost stays linear in the size of
 * the operation times the number of sources.
 */
export class Costs {
  readonly #planning: Planning;
  readonly #below = new Map<string, number>();
  readonly #memory: Memory;
  readonly routes: Routes;

  constructor(planning: Planning) {
    this.#planning = planning;
    this.#memory = new Memory(planning);
    this.routes = new Routes(planning, this.#memory, (local, source, field) => this.#belowField(local, source, field));
  }

  /** Cost of all further requests for a selection on an object that these sources have at hand. */
  below(type: GraphType, entries: readonly Entry[], selections: Selections): number {
    const key = `${type.name} ${entriesText(this.#planning, entries)} ${this.#planning.idOf(selections)}`;
    return this.#memory.remember(this.#below, key, UNREACHABLE, () =>
      type.kind === 'object'
        ? this.#belowObject(type, entries, this.#planning.fieldsOn(type.name, selections))
        : this.#belowAbstract(type, entries, selections),
    );
  }

  /** The ways to answer a field, cheapest first; empty when there is none. */
  candidates(type: GraphType, entries: readonly Entry[], field: FieldSelection): readonly Candidate[] {
    const free = this.#atHand(type, entries, field);
    if (free !== undefined) return [free];
    const routes = this.routes.of(type, entries);
    const found: Exclude<Candidate, { kind: 'split' }>[] = [];
    for (const source of this.routes.holders(type, entries, field.name)) {
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
      const local = localOn(this.#planning, type, entry, field.name);
      const { source } = entry.type;
      if (this.#planning.surcharge(source) > 0) continue;
      if (local !== undefined && this.#belowField(local, source, field) === 0)
        return { kind: 'local', source, entry, local, cost: 0 };
    }
    return undefined;
  }

  #candidateIn(
    type: GraphType,
    entries: readonly Entry[],
    field: FieldSelection,
    source: SourceId,
    route: Route,
  ): Exclude<Candidate, { kind: 'split' }> | undefined {
    const { entry } = route;
    const local = localOn(this.#planning, type, entry, field.name);
    if (local !== undefined) {
      const cost = route.cost + this.#planning.surcharge(source) + this.#belowField(local, source, field);
      return { kind: 'local', source, entry, local, cost };
    }
    const known = entry.type.fields.get(field.name);
    if (known?.requires === undefined || known.external || !isActive(known, this.#planning.labels)) return undefined;
    if (type.kind !== 'object' && !entry.type.isInterfaceObject) return undefined;
    if (this.#planning.refusedIn(type.name, known.requires) !== undefined) return undefined;
    const reentry = this.routes.reentry(type, entries, source);
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
    for (const field of commonFields(this.#planning, type, selections)) {
      if (field.name === '__typename') continue;
      const [best] = this.candidates(type, entries, field);
      if (best !== undefined && isReachable(best.cost)) total += best.cost;
      else apart.push(field);
    }
    const members = membersAt(this.#planning, type, entries);
    total += this.#strangersCost(type, members, selections);
    let most = 0;
    for (const member of members) {
      const fields = memberFields(this.#planning, type, member, selections, apart);
      if (fields.length === 0) continue;
      const ofMember = entries.flatMap((entry) => memberEntry(this.#planning, entry, member) ?? []);
      most = Math.max(most, this.#belowObject(this.#planning.typeNamed(member), ofMember, fields));
    }
    return total + most;
  }

  /**
   * Who shares a field answers the same, so that a source is not asked for types that it does not know. Between equals the
   * one is asked that knows the types that the client names; one that knows no type of an object here can say nothing but null.
   */
  #strangersCost(type: GraphType, members: readonly string[], selections: Selections): number {
    if (members.length === type.possible.length) return 0;
    if (members.length === 0) return NOBODY_COST;
    const strangers = selections.filter((selection) => {
      if (selection.kind === 'field') return false;
      return !members.some((member) => this.#planning.appliesTo(selection.type, member));
    });
    return strangers.length * STRANGER_COST;
  }
}
