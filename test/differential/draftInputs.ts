import type { Choices } from './choices.ts';
import { admitArguments } from './draftEntities.ts';
import { printType, type GraphField, type Inner } from './fieldTypes.ts';
import type { GraphDraft } from './graphDraft.ts';

/**
 * A field set for `@requires` of a field that `owner` answers: one or two inputs that others answer, through values,
 * entities and fragments, so that no field depends on itself. Undefined where there is nothing to require.
 */
export function draftInput(
  draft: GraphDraft,
  choices: Choices,
  entity: string,
  field: GraphField,
  owner: string,
): string | undefined {
  const fields = draft.entities.get(entity) ?? [];
  const before = fields.slice(
    0,
    fields.findIndex(({ name }) => name === field.name),
  );
  const candidates = before.filter(({ name }) => isOthers(draft, owner, entity, name));
  if (candidates.length === 0) return undefined;
  const chosen = [...new Set([choices.one(candidates), ...(choices.percent(30) ? [choices.one(candidates)] : [])])];
  const rank = { entity, field: field.name };
  const inputs = chosen.flatMap((input) => writeInput(draft, choices, rank, input, owner) ?? []);
  return inputs.length === 0 ? undefined : inputs.join(' ');
}

/** The field that is to be computed. */
interface Rank {
  readonly entity: string;
  readonly field: string;
}

/** Whether the source neither answers the field nor answered it before it was taken over. */
function isOthers(draft: GraphDraft, source: string, entity: string, name: string): boolean {
  return !draft.source(source).hasField(entity, name) || draft.isExternal(source, entity, name);
}

function writeInput(
  draft: GraphDraft,
  choices: Choices,
  rank: Rank,
  { name, type, args }: GraphField,
  owner: string,
): string | undefined {
  draft.admit(owner, type.inner);
  const below = type.inner.kind === 'leaf' ? '' : writeBelow(draft, choices, rank, type.inner, owner);
  if (below === undefined) return undefined;
  if (args !== '') admitArguments(draft, owner);
  draft.external(owner, rank.entity, name, `${args}: ${printType(type)}`);
  const given = args.startsWith('(size') && choices.percent(50) ? '(size: 2)' : '';
  return `${name}${given}${below === '' ? '' : ` { ${below} }`}`;
}

function writeBelow(draft: GraphDraft, choices: Choices, rank: Rank, inner: Inner, owner: string): string | undefined {
  if (inner.kind === 'entity') return writeLeafOf(draft, choices, rank, inner.name, owner);
  if (inner.kind === 'abstract') {
    const members = inner.members.filter((name) => draft.entities.has(name));
    if (members.length === 0) return undefined;
    const member = choices.one(members);
    return `... on ${member} { ${writeLeafOf(draft, choices, rank, member, owner)} }`;
  }
  const leaves = (draft.values.get(inner.name) ?? []).filter(
    ({ name, type }) => type.inner.kind === 'leaf' && draft.source(owner).hasField(inner.name, name),
  );
  return leaves.length === 0 ? undefined : choices.one(leaves).name;
}

/** A leaf of another entity, or its key. What stands after the computed field must not become computed itself. */
function writeLeafOf(draft: GraphDraft, choices: Choices, rank: Rank, target: string, owner: string): string {
  draft.know(owner, target, false);
  const leaves = (draft.entities.get(target) ?? []).filter(
    ({ name, type, isComputed, args }) =>
      type.inner.kind === 'leaf' && args === '' && (!isComputed || stands(draft, target, name, 'before', rank)),
  );
  const leaf = choices.percent(80) && leaves.length > 0 ? choices.one(leaves) : undefined;
  if (leaf === undefined || (target === rank.entity && leaf.name === rank.field)) {
    draft.addKey(owner, target, 'id', false);
    return 'id';
  }
  draft.admit(owner, leaf.type.inner);
  if (isOthers(draft, owner, target, leaf.name)) draft.external(owner, target, leaf.name, `: ${printType(leaf.type)}`);
  if (stands(draft, target, leaf.name, 'after', rank)) draft.pinned.add(`${target}.${leaf.name}`);
  return leaf.name;
}

function stands(draft: GraphDraft, entity: string, field: string, where: 'before' | 'after', than: Rank): boolean {
  const order = [...draft.entities].flatMap(([name, fields]) => fields.map((each) => `${name}.${each.name}`));
  const [own, other] = [order.indexOf(`${entity}.${field}`), order.indexOf(`${than.entity}.${than.field}`)];
  return where === 'before' ? own < other : own > other;
}
