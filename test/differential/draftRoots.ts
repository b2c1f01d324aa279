import type { Choices } from './choices.ts';
import { printType, type FieldType } from './fieldTypes.ts';
import type { GraphDraft } from './graphDraft.ts';

/** Fields of `Query`: at least one; some shared by two sources. */
export function draftRoots(draft: GraphDraft, choices: Choices): void {
  const ids = [...draft.sources.keys()];
  for (const [index, id] of ids.entries()) {
    const count = choices.between(index === 0 ? 1 : 0, 2);
    for (let number = 0; number < count; number++) {
      const other = choices.percent(20) ? choices.one(ids) : id;
      draftRoot(draft, choices, `r${index}${number}`, [...new Set([id, other])]);
    }
  }
}

function draftRoot(draft: GraphDraft, choices: Choices, name: string, owners: readonly string[]): void {
  const kind = choices.one(['entity', 'abstract', 'entity', 'value'] as const);
  const inner = draft.inner(kind, owners);
  const lists = choices.one([1, 0, 1]);
  const possible = lists === 0 ? ['', '(id: ID)'] : ['', '(first: Int)', '(ids: [ID!])'];
  const args = inner.kind === 'entity' ? choices.one(possible) : '';
  // What is looked up may not be there.
  const type: FieldType = { inner, lists, isNonNull: (lists > 0 || args === '') && choices.percent(40) };
  for (const id of owners) {
    draft.admit(id, type.inner);
    const shared = owners.length > 1 ? ['@shareable'] : [];
    draft.source(id).field('Query', name, `${args}: ${printType(type)}`, ...shared);
  }
  draft.roots.push({ name, type, args, owners, isComputed: false });
}
