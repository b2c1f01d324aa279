import { Kind, visit, type DocumentNode, type FieldNode, type InlineFragmentNode, type SelectionNode } from 'graphql';

type Fragments = ReadonlyMap<string, readonly SelectionNode[]>;

/**
 * For types alone: what is deferred of an object that is asked for at once as well is deferred below it. The object is there
 * from the beginning and only these fields of it come later; the plugin would make all of it come together.
 */
export function deferBelow(document: DocumentNode): DocumentNode {
  const fragments: Fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet.selections] as const] : [],
    ),
  );
  return visit(document, {
    SelectionSet: (set) => {
      const atOnce = namesAtOnce(set.selections, fragments);
      return { ...set, selections: set.selections.flatMap((each) => lowered(each, atOnce, document)) };
    },
  });
}

function lowered(selection: SelectionNode, atOnce: ReadonlySet<string>, document: DocumentNode): SelectionNode[] {
  const deferred = isDeferred(selection) ? inlined(selection, document) : undefined;
  if (deferred === undefined) return [selection];
  const isShared = (each: SelectionNode): each is FieldNode =>
    each.kind === Kind.FIELD && each.selectionSet !== undefined && atOnce.has(nameOf(each));
  const { selections } = deferred.selectionSet;
  const shared = selections.filter(isShared);
  const rest = selections.filter((each) => !isShared(each));
  if (shared.length === 0) return [selection];
  const below = shared.map((field) => ({ ...field, selectionSet: setOf([without(deferred, field)]) }));
  const { directives: _defer, ...now } = deferred;
  const first = { ...now, selectionSet: setOf(below) };
  return rest.length === 0 ? [first] : [first, { ...deferred, selectionSet: setOf(rest) }];
}

/** The deferral as it stands below a field: of the field's own selections, whatever their type. */
function without({ directives = [] }: InlineFragmentNode, field: FieldNode): InlineFragmentNode {
  return { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: setOf(field.selectionSet?.selections ?? []) };
}

/** Names under which fields stand in the first part of an answer. */
function namesAtOnce(selections: readonly SelectionNode[], fragments: Fragments): ReadonlySet<string> {
  const names = selections.flatMap((each) => {
    if (isDeferred(each)) return [];
    if (each.kind === Kind.FIELD) return [nameOf(each)];
    const inside = each.kind === Kind.INLINE_FRAGMENT ? each.selectionSet.selections : fragments.get(each.name.value);
    return [...namesAtOnce(inside ?? [], fragments)];
  });
  return new Set(names);
}

function inlined(selection: SelectionNode, { definitions }: DocumentNode): InlineFragmentNode | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const found = definitions.find(
    (each) =>
      each.kind === Kind.FRAGMENT_DEFINITION &&
      selection.kind === Kind.FRAGMENT_SPREAD &&
      each.name.value === selection.name.value,
  );
  if (found?.kind !== Kind.FRAGMENT_DEFINITION) return undefined;
  const { typeCondition, selectionSet } = found;
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: selection.directives ?? [], selectionSet };
}

function isDeferred({ directives }: SelectionNode): boolean {
  return directives?.some(({ name }) => name.value === 'defer') ?? false;
}

const nameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

const setOf = (selections: readonly SelectionNode[]) => ({ kind: Kind.SELECTION_SET as const, selections });
