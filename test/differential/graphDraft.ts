import type { Choices } from './choices.ts';
import { printType, type FieldType, type GraphField, type GraphTypes, type Inner } from './fieldTypes.ts';
import { SubgraphDraft } from './subgraphDraft.ts';

/** A key that an entity may have; every entity has `id`. */
export type KeyKind = 'id' | 'code' | 'pair' | 'part' | 'boss';

const OTHER_KEYS = ['code', 'pair', 'part', 'boss'] as const;

/** An interface or a union over entities, and over value types in a union. */
export interface AbstractDraft {
  readonly name: string;
  readonly kind: 'interface' | 'union';
  readonly members: readonly string[];
}

/** Everything decided so far: each source's SDL, and the types of the whole. */
export class GraphDraft implements GraphTypes {
  readonly sources: ReadonlyMap<string, SubgraphDraft>;
  readonly entities = new Map<string, GraphField[]>();
  readonly values = new Map<string, GraphField[]>();
  readonly abstracts: readonly AbstractDraft[];
  readonly roots: GraphField[] = [];
  /** Keys by entity, the entity that its `boss` key leads to among them. */
  readonly keys = new Map<string, readonly KeyKind[]>();
  /** Fields, as `E0.f1`, that must not be computed. */
  readonly pinned = new Set<string>();
  readonly #choices: Choices;
  readonly #externals = new Set<string>();
  readonly #abstractsOf = new Map<string, Set<string>>();

  constructor(choices: Choices) {
    this.#choices = choices;
    const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
    this.sources = new Map(names('s', choices.between(2, 6)).map((id) => [id, new SubgraphDraft()]));
    for (const name of names('E', choices.between(1, 4))) {
      this.entities.set(name, []);
      this.keys.set(name, choices.percent(50) ? ['id', ...choices.some(OTHER_KEYS, 40)] : ['id']);
    }
    for (const name of names('V', choices.below(3))) this.values.set(name, this.#valueFields());
    const entities = [...this.entities.keys()];
    this.abstracts = [
      ...names('I', choices.below(2)).map((name) => ({
        name,
        kind: 'interface' as const,
        members: choices.some(entities, 70),
      })),
      ...names('U', choices.below(2)).map((name) => ({
        name,
        kind: 'union' as const,
        members: [...choices.some(entities, 60), ...choices.some([...this.values.keys()], 40)],
      })),
    ];
  }

  source(id: string): SubgraphDraft {
    const found = this.sources.get(id);
    if (found === undefined) throw new Error(`Expected a source ${id}.`);
    return found;
  }

  /** The entity that the `boss` key of an entity leads to. */
  bossOf(entity: string): string {
    const names = [...this.entities.keys()];
    return names[(names.indexOf(entity) + 1) % names.length] ?? entity;
  }

  markComputed(entity: string, field: GraphField): void {
    const fields = this.entities.get(entity) ?? [];
    fields[fields.indexOf(field)] = { ...field, isComputed: true };
  }

  /** Declares a field that a source needs and does not answer. */
  external(id: string, entity: string, name: string, signature: string): void {
    if (this.source(id).hasField(entity, name)) return;
    this.source(id).field(entity, name, signature, '@external');
    this.#externals.add(`${id}.${entity}.${name}`);
  }

  isExternal(id: string, entity: string, name: string): boolean {
    return this.#externals.has(`${id}.${entity}.${name}`);
  }

  /** Interfaces and unions that a source uses; `settleAbstracts` writes them when all else is decided. */
  abstractsOf(id: string): Set<string> {
    const known = this.#abstractsOf.get(id) ?? new Set();
    this.#abstractsOf.set(id, known);
    return known;
  }

  /** Makes a source know an entity, by some of its keys. */
  know(id: string, entity: string, isResolvable = true): void {
    if (this.source(id).has(entity)) return;
    this.source(id).type(entity);
    const kinds = this.keys.get(entity) ?? [];
    const chosen = this.#choices.percent(80)
      ? ['id' as const, ...kinds.filter((kind) => kind !== 'id' && this.#choices.percent(40))]
      : [this.#choices.one(kinds)];
    for (const kind of chosen) this.addKey(id, entity, kind, isResolvable);
  }

  addKey(id: string, entity: string, kind: KeyKind, isResolvable = true): void {
    const source = this.source(id);
    const key = (fieldSet: string) =>
      source.type(entity).directives.add(`@key(fields: "${fieldSet}"${isResolvable ? '' : ', resolvable: false'})`);
    switch (kind) {
      case 'id':
        source.field(entity, 'id', ': ID!');
        key('id');
        return;
      case 'code':
        source.field(entity, 'code', ': String!');
        key('code');
        return;
      case 'pair':
        source.field(entity, 'a', ': Int!');
        source.field(entity, 'b', ': String!');
        key(this.#choices.percent(50) ? 'b a' : 'a b');
        return;
      case 'part':
        source.field(entity, 'part', ': Part!');
        source.field('Part', 'p', ': ID!', '@shareable');
        source.field('Part', 'q', ': Int', '@shareable');
        key('part { p }');
        return;
      case 'boss': {
        const boss = this.bossOf(entity);
        source.field(entity, 'boss', `: ${boss}!`);
        this.know(id, boss);
        source.field(boss, 'id', ': ID!');
        source.type(boss).directives.add('@key(fields: "id")');
        key('boss { id }');
      }
    }
  }

  /** Makes a source know what a field of that type leads to. */
  admit(id: string, inner: Inner): void {
    switch (inner.kind) {
      case 'leaf':
        if (inner.name === 'Colour') this.source(id).definition('enum Colour { RED GREEN BLUE }');
        return;
      case 'entity':
        this.know(id, inner.name, !this.#choices.percent(30));
        return;
      case 'value':
        if (this.source(id).has(inner.name)) return;
        this.source(id).type(inner.name);
        for (const field of this.#partsOf(inner.name)) {
          this.source(id).field(inner.name, field.name, `${field.args}: ${printType(field.type)}`, '@shareable');
          this.admit(id, field.type.inner);
        }
        return;
      case 'abstract':
        this.#admitAbstract(id, inner.name, inner.members);
    }
  }

  /** Types of fields that some sources can share: members of abstract types are those that all of them know. */
  fieldType(ids: readonly string[]): FieldType {
    const kinds = ['leaf', 'entity', 'leaf', 'value', 'abstract', 'leaf'] as const;
    const inner = this.inner(this.#choices.one(kinds), ids);
    return { inner, lists: this.#choices.one([0, 1, 0, 1, 2]), isNonNull: this.#choices.percent(30) };
  }

  inner(kind: Inner['kind'], ids: readonly string[]): Inner {
    const values = [...this.values.keys()];
    if (kind === 'entity') return { kind, name: this.#choices.one([...this.entities.keys()]) };
    if (kind === 'value' && values.length > 0) return { kind, name: this.#choices.one(values) };
    if (kind === 'abstract' && this.abstracts.length > 0) {
      const { name, members } = this.#choices.one(this.abstracts);
      const known = members.filter((each) => ids.every((id) => this.source(id).has(each)));
      return { kind, name, members: known.length > 0 ? known : members.slice(0, 1) };
    }
    return { kind: 'leaf', name: this.#choices.one(['String', 'Int', 'Colour', 'Boolean']) };
  }

  /** Most sources have a value whole; some only a part of it. */
  #partsOf(value: string): readonly GraphField[] {
    const fields = this.values.get(value) ?? [];
    return this.#choices.percent(15) ? this.#choices.some(fields, 50) : fields;
  }

  #admitAbstract(id: string, name: string, members: readonly string[]): void {
    this.abstractsOf(id).add(name);
    for (const each of members)
      this.admit(id, this.values.has(each) ? { kind: 'value', name: each } : { kind: 'entity', name: each });
  }

  #valueFields(): GraphField[] {
    return Array.from({ length: this.#choices.between(1, 3) }, (_, index) => {
      const kind = this.#choices.percent(20) ? 'entity' : 'leaf';
      const type = {
        inner: this.inner(kind, []),
        lists: this.#choices.one([0, 0, 1]),
        isNonNull: this.#choices.percent(30),
      };
      return { name: `v${index}`, type, args: '', owners: [], isComputed: false };
    });
  }
}
