import type { FieldSelection } from '../federation/selection.ts';
import type { GraphType, SourceField } from '../federation/supergraph.ts';
import type { PlanPathSegment } from '../model/plan.ts';
import type { SourceId } from '../model/source.ts';
import type { Entry } from './entry.ts';
import type { FetchDraft, Scope } from './fetchDraft.ts';
import type { SelectionDraft } from './selectionDraft.ts';

/** Where fields of an object go: into which fetch, and where in it. */
export interface Opened {
  readonly fetch: FetchDraft;
  readonly selection: SelectionDraft;
  /** Type condition to write; empty: none. */
  readonly condition: string;
}

/** A source that has the object at hand, or will as soon as somebody needs it. */
export interface Access {
  readonly entry: Entry;
  readonly open: () => Opened;
  readonly isOpen: () => boolean;
}

/** A place in the tree of results, and the sources that have its objects at hand so far. */
export class Position {
  readonly accesses = new Map<SourceId, Access>();
  /** Fetches here that send more than a key (`@requires`), by what they send. */
  readonly requiring = new Map<string, Opened>();
  /** Leaves that are asked for, by response key, and where. */
  readonly leaves = new Map<string, FetchDraft>();
  /** The fetch that tells the objects' own types. */
  teller: FetchDraft | undefined;
  /** Of a place for one type only: the fetch that tells which objects those are, where it is not the first here. */
  narrowedBy: FetchDraft | undefined;
  readonly type: GraphType;
  readonly path: readonly PlanPathSegment[];
  readonly scope: Scope;
  /** Of a place of later answers: the same place in the answer before. */
  readonly earlier: Position | undefined;
  readonly #children = new Map<string, Position>();

  constructor(type: GraphType, path: readonly PlanPathSegment[], scope: Scope, earlier?: Position) {
    this.earlier = earlier;
    this.type = type;
    this.path = path;
    this.scope = scope;
  }

  get entries(): readonly Entry[] {
    return [...this.accesses.values()].map(({ entry }) => entry);
  }

  /** The place below a field. */
  child(field: FieldSelection, { typeText }: SourceField, type: GraphType): Position {
    const depth = typeText.split('[').length - 1;
    const items = Array.from({ length: depth }, (): PlanPathSegment => ({ kind: 'items' }));
    return this.#place(`${field.responseKey} ${type.name}`, type, [
      { kind: 'field', name: field.responseKey },
      ...items,
    ]);
  }

  /** The same place, for objects of one type only. */
  member(type: GraphType): Position {
    return this.#place(`... on ${type.name}`, type, [{ kind: 'types', names: [type.name] }]);
  }

  /** The same place, for what is answered later. */
  deferred(id: string): Position {
    const known = this.#children.get(`@defer ${id}`);
    const position = known ?? new Position(this.type, this.path, { ...this.scope, deferred: id }, this);
    this.#children.set(`@defer ${id}`, position);
    return position;
  }

  #place(key: string, type: GraphType, below: readonly PlanPathSegment[]): Position {
    const known = this.#children.get(key);
    const position = known ?? new Position(type, [...this.path, ...below], this.scope);
    this.#children.set(key, position);
    return position;
  }
}

/** An access that is opened when it is first needed. */
export function lazily(entry: Entry, open: () => Opened): Access {
  let opened: Opened | undefined;
  return { entry, open: () => (opened ??= open()), isOpen: () => opened !== undefined };
}
