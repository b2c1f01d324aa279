import type { Choices } from './choices.ts';
import { draftInput } from './draftInputs.ts';
import { printType, type GraphField } from './fieldTypes.ts';
import type { GraphDraft } from './graphDraft.ts';

/** Arguments that fields may have. */
const ARGUMENTS = [
  '(size: Int)',
  '(kind: Colour = RED)',
  '(like: Like)',
  '(size: Int = 3, kind: Colour, like: Like)',
] as const;

/** Decides who knows which entity, and who answers which of its fields in which way. */
export function draftEntities(draft: GraphDraft, choices: Choices): void {
  const ids = [...draft.sources.keys()];
  for (const entity of draft.entities.keys()) for (const id of choices.some(ids, 55)) draft.know(id, entity);
  for (const entity of draft.entities.keys()) {
    const isLabelled = draft.abstracts.some(({ kind, members }) => kind === 'interface' && members.includes(entity));
    const names = Array.from({ length: choices.between(2, 6) }, (_, index) => `f${index}`);
    for (const name of isLabelled ? ['label', ...names] : names) draftField(draft, choices, entity, name);
  }
  for (const [entity, fields] of draft.entities)
    for (const field of fields) draftDemands(draft, choices, entity, field);
}

function draftField(draft: GraphDraft, choices: Choices, entity: string, name: string): void {
  const holders = [...draft.sources.keys()].filter((id) => draft.source(id).has(entity));
  const isLabel = name === 'label';
  const first = choices.one(holders);
  const second = !isLabel && choices.percent(35) ? choices.one(holders) : first;
  const isTaken = second !== first && choices.percent(25);
  const involved = [...new Set([first, second])];
  const type = isLabel
    ? ({ inner: { kind: 'leaf', name: 'String' }, lists: 0, isNonNull: false } as const)
    : draft.fieldType(involved);
  const args = !isLabel && choices.percent(25) ? choices.one(ARGUMENTS) : '';
  for (const id of involved) {
    draft.admit(id, type.inner);
    if (args !== '') admitArguments(draft, id);
    const directive =
      involved.length === 1 ? [] : isTaken ? (id === first ? [`@override(from: "${second}")`] : []) : ['@shareable'];
    draft.source(id).field(entity, name, `${args}: ${printType(type)}`, ...directive);
  }
  draft.entities.get(entity)?.push({ name, type, args, owners: isTaken ? [first] : involved, isComputed: false });
}

export function admitArguments(draft: GraphDraft, id: string): void {
  draft.source(id).definition('enum Colour { RED GREEN BLUE }');
  draft.source(id).definition('input Like { size: Int = 1 kinds: [Colour!] more: Like }');
}

/** `@requires` and `@provides`, when all fields are there. */
function draftDemands(draft: GraphDraft, choices: Choices, entity: string, field: GraphField): void {
  const [owner, second] = field.owners;
  if (owner === undefined || second !== undefined || field.name === 'label') return;
  if (choices.percent(45) && !draft.pinned.has(`${entity}.${field.name}`)) {
    const inputs = draftInput(draft, choices, entity, field, owner);
    if (inputs === undefined) return;
    draft.source(owner).field(entity, field.name, '', `@requires(fields: "${inputs}")`);
    draft.markComputed(entity, field);
  } else if (field.type.inner.kind === 'entity' && choices.percent(30)) {
    const provided = draftProvided(draft, choices, field.type.inner.name, owner);
    if (provided !== undefined) draft.source(owner).field(entity, field.name, '', `@provides(fields: "${provided}")`);
  }
}

/** A leaf of the entity that the owner of the field does not answer elsewhere. */
function draftProvided(draft: GraphDraft, choices: Choices, target: string, owner: string): string | undefined {
  const source = draft.source(owner);
  const candidates = (draft.entities.get(target) ?? []).filter(
    ({ name, type, args }) =>
      type.inner.kind === 'leaf' && args === '' && name !== 'label' && !source.hasField(target, name),
  );
  if (candidates.length === 0) return undefined;
  const { name, type } = choices.one(candidates);
  draft.admit(owner, type.inner);
  draft.external(owner, target, name, `: ${printType(type)}`);
  return name;
}
