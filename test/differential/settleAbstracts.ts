import type { Choices } from './choices.ts';
import type { AbstractDraft, GraphDraft } from './graphDraft.ts';

/**
 * Writes interfaces and unions into the sources that use them, with the members that each source knows in the end. An
 * interface has `id`, and `label` where the source answers it of all its members.
 */
export function settleAbstracts(draft: GraphDraft, choices: Choices): void {
  for (const abstract of draft.abstracts) {
    const users = [...draft.sources.keys()].filter((id) => draft.abstractsOf(id).has(abstract.name));
    const [first] = users;
    if (first === undefined) continue;
    const stranger = [...draft.sources.keys()].find(
      (id) => !abstract.members.some((name) => draft.source(id).has(name)),
    );
    if (abstract.kind === 'interface' && stranger !== undefined && !users.includes(stranger) && choices.percent(60))
      addInterfaceObject(draft, choices, abstract, first, stranger);
    for (const id of users) settle(draft, abstract, id);
  }
}

function settle(draft: GraphDraft, { name, kind, members }: AbstractDraft, id: string): void {
  const source = draft.source(id);
  const known = members.filter((each) => source.has(each));
  if (kind === 'union') {
    source.definition(`union ${name} = ${known.join(' | ')}`);
    return;
  }
  const { fields } = source.type(name, 'interface');
  fields.set('id', { signature: ': ID!', directives: new Set() });
  for (const each of known) {
    source.type(each).interfaces.add(name);
    if (!source.hasField(each, 'id')) draft.addKey(id, each, 'id');
  }
  if (known.every((each) => source.hasField(each, 'label') && !draft.isExternal(id, each, 'label')))
    fields.set('label', { signature: ': String', directives: new Set() });
}

/** A source that knows the interface alone and adds a field to all that it may be. */
function addInterfaceObject(
  draft: GraphDraft,
  choices: Choices,
  { name, members }: AbstractDraft,
  keeper: string,
  stranger: string,
): void {
  for (const each of members) {
    draft.know(keeper, each);
    draft.addKey(keeper, each, 'id');
    draft.entities.get(each)?.push({
      name: 'extra',
      type: { inner: { kind: 'leaf', name: 'String' }, lists: 0, isNonNull: false },
      args: '',
      owners: [stranger],
      isComputed: false,
    });
  }
  draft.source(keeper).type(name, 'interface').directives.add('@key(fields: "id")');
  const source = draft.source(stranger);
  source.type(name).directives.add('@key(fields: "id")').add('@interfaceObject');
  source.field(name, 'id', ': ID!');
  source.field(name, 'extra', ': String');
  if (!choices.percent(50)) return;
  const type = { inner: { kind: 'abstract', name, members }, lists: 1, isNonNull: false } as const;
  source.field('Query', `all${name}`, `: [${name}!]`);
  draft.roots.push({ name: `all${name}`, type, args: '', owners: [stranger], isComputed: false });
}
