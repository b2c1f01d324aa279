import { Kind, type ArgumentNode, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { EntityGroup, FetchNode, RequiredSelection } from '../model/plan.ts';
import type { DescribedSelection } from '../model/planDescription.ts';
import { dottedPath } from './dottedPath.ts';

/** What a fetch sends and asks for: one selection per root field or per group of entities and type. */
export function describeSelections(fetch: FetchNode): readonly DescribedSelection[] {
  return rootFields(fetch).flatMap((field) => {
    const key = field.alias?.value ?? field.name.value;
    const group = fetch.entities.find((candidate) => candidate.responseKey === key);
    return group === undefined ? [describeRoot(field)] : describeGroup(field, group);
  });
}

function rootFields(fetch: FetchNode): readonly FieldNode[] {
  return fetch.document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.filter(isField) : [],
  );
}

function isField(selection: SelectionNode): selection is FieldNode {
  return selection.kind === Kind.FIELD;
}

function describeRoot(field: FieldNode): DescribedSelection {
  return { paths: [], inputs: [signature(field)], fields: leavesOf(field.selectionSet) };
}

function describeGroup(field: FieldNode, group: EntityGroup): readonly DescribedSelection[] {
  const paths = group.paths.map(dottedPath).sort();
  return group.requires.flatMap((required) => {
    if (required.kind !== 'fragment') return [];
    const asked = (field.selectionSet?.selections ?? []).flatMap((selection) =>
      selection.kind === Kind.INLINE_FRAGMENT &&
      selection.typeCondition?.name.value === (required.sendAs ?? required.type)
        ? leavesOf(selection.selectionSet)
        : [],
    );
    return [{ entityType: required.type, paths, inputs: requiredLeaves(required.selections), fields: asked }];
  });
}

/** Keys and `@requires` fields as dotted leaves; `__typename` always comes along and says nothing to a reader. */
function requiredLeaves(selections: readonly RequiredSelection[]): readonly string[] {
  return selections
    .flatMap((selection): readonly string[] => {
      const head = selection.kind === 'field' ? selection.name : `[${selection.type}]`;
      if (selection.selections.length === 0) return head === '__typename' ? [] : [head];
      return requiredLeaves(selection.selections).map((leaf) => joined(head, leaf));
    })
    .sort();
}

/** Dotted paths of the leaves. `__typename` shows only where nothing else is asked. */
function leavesOf(set: SelectionSetNode | undefined): readonly string[] {
  const leaves = (set?.selections ?? []).flatMap((selection): readonly string[] => {
    switch (selection.kind) {
      case Kind.FIELD: {
        if (selection.selectionSet === undefined) return [signature(selection)];
        return leavesOf(selection.selectionSet).map((leaf) => joined(signature(selection), leaf));
      }
      case Kind.INLINE_FRAGMENT: {
        const type = `[${selection.typeCondition?.name.value ?? ''}]`;
        return leavesOf(selection.selectionSet).map((leaf) => joined(type, leaf));
      }
      case Kind.FRAGMENT_SPREAD:
        return [];
    }
  });
  const telling = leaves.filter((leaf) => !/(^|[.\]])__typename$/.test(leaf));
  return telling.length > 0 ? telling : leaves;
}

function joined(head: string, tail: string): string {
  return tail.startsWith('[') ? head + tail : `${head}.${tail}`;
}

function signature(field: FieldNode): string {
  const given = (field.arguments ?? []).map(argumentText).join(', ');
  return given === '' ? field.name.value : `${field.name.value}(${given})`;
}

function argumentText({ name, value }: ArgumentNode): string {
  return value.kind === Kind.VARIABLE ? `${name.value}: $${value.name.value}` : `${name.value}: …`;
}
