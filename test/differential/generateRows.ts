import type { Row, WorldData } from '../support/federation/world.ts';
import type { Choices } from './choices.ts';
import type { FieldType, GraphField, Inner } from './fieldTypes.ts';
import type { GraphDraft } from './graphDraft.ts';

/** Rows of each entity (count). */
const ROWS = 3;

/** Data for every field of the graph: three rows of each entity, each found by every key. */
export function generateRows(draft: GraphDraft, choices: Choices): WorldData {
  const writer = new RowWriter(draft, choices);
  const entities = [...draft.entities.keys()].map((name) => [
    name,
    Array.from({ length: ROWS }, (_, index) => ({ ...keysOf(draft, name, index), ...writer.fields(name) })),
  ]);
  return { ...(Object.fromEntries(entities) as WorldData), Query: writer.roots() };
}

function keysOf(draft: GraphDraft, name: string, index: number): Readonly<Record<string, unknown>> {
  const boss = draft.bossOf(name);
  return {
    id: `${name}-${index}`,
    code: `c${index}`,
    a: index % 2,
    b: `b${index >> 1}`,
    part: { p: `p${index}`, q: index },
    boss: { __typename: boss, id: `${boss}-${(index + 1) % ROWS}` },
  };
}

class RowWriter {
  readonly #draft: GraphDraft;
  readonly #choices: Choices;
  #words = 0;

  constructor(draft: GraphDraft, choices: Choices) {
    this.#draft = draft;
    this.#choices = choices;
  }

  fields(entity: string): Readonly<Record<string, unknown>> {
    return this.#fields(this.#draft.entities.get(entity) ?? []);
  }

  /** A single object with an argument is looked up, so that all rows stand there. */
  roots(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      this.#draft.roots.map((field) => {
        const { inner } = field.type;
        const isLookup = field.args !== '' && field.type.lists === 0 && inner.kind === 'entity';
        const all = () => Array.from({ length: ROWS }, (_, index) => reference(inner.name, index));
        return [field.name, isLookup ? all() : this.#value(field.type, true)];
      }),
    );
  }

  #fields(fields: readonly GraphField[]): Readonly<Record<string, unknown>> {
    return Object.fromEntries(fields.map(({ name, type, isComputed }) => [name, this.#value(type, isComputed)]));
  }

  #value({ inner, lists, isNonNull }: FieldType, isPresent: boolean): unknown {
    if (!isNonNull && !isPresent && this.#choices.percent(15)) return null;
    return this.#items(inner, lists);
  }

  #items(inner: Inner, lists: number): unknown {
    if (lists === 0) return this.#object(inner);
    return Array.from({ length: this.#choices.one([2, 1, 3, 0]) }, () => this.#items(inner, lists - 1));
  }

  #object(inner: Inner): unknown {
    switch (inner.kind) {
      case 'leaf':
        return this.#leaf(inner.name);
      case 'entity':
        return reference(inner.name, this.#choices.below(ROWS));
      case 'value':
        return { __typename: inner.name, ...this.#fields(this.#draft.values.get(inner.name) ?? []) };
      case 'abstract': {
        const name = this.#choices.one(inner.members);
        return this.#object({ kind: this.#draft.values.has(name) ? 'value' : 'entity', name });
      }
    }
  }

  #leaf(name: string): unknown {
    if (name === 'Int') return this.#choices.below(100);
    if (name === 'Boolean') return this.#choices.percent(50);
    if (name === 'Colour') return this.#choices.one(['RED', 'GREEN', 'BLUE']);
    return `w${this.#words++}`;
  }
}

function reference(name: string, index: number): Row {
  return { __typename: name, id: `${name}-${index}` };
}
