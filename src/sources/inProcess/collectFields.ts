import {
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** What a field selection needs to know of its document. */
export interface DocumentScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * The fields that a selection asks of an object of this type, by response key; fragments are entered when they fit.
 *
 * From: GraphQL specification §6.3.2 (CollectFields); `@skip` and `@include` are resolved before a source is asked.
 */
export function collectFields(
  scope: DocumentScope,
  typeName: string,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const collected = new Map<string, FieldNode[]>();
  for (const set of selectionSets) collectInto(collected, scope, typeName, set);
  return collected;
}

function collectInto(
  collected: Map<string, FieldNode[]>,
  scope: DocumentScope,
  typeName: string,
  set: SelectionSetNode,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const nodes = collected.get(key);
      if (nodes === undefined) collected.set(key, [selection]);
      else nodes.push(selection);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments.get(selection.name.value);
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || isOfType(scope.schema, typeName, condition)) {
      collectInto(collected, scope, typeName, fragment.selectionSet);
    }
  }
}

function isOfType(schema: GraphQLSchema, typeName: string, condition: string): boolean {
  if (typeName === condition) return true;
  const abstract = schema.getType(condition);
  const type = schema.getType(typeName);
  if (!isAbstractType(abstract) || type === undefined) return false;
  return schema.getPossibleTypes(abstract).some((possible) => possible.name === typeName);
}

/** The selection sets of nodes that share a response key. */
export function subSelections(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap((node) => (node.selectionSet === undefined ? [] : [node.selectionSet]));
}
