import { Kind, OperationTypeNode, print, visit, type OperationDefinitionNode } from 'graphql';

/**
 * One operation text per root field of a mutation, in order; any other operation as it is.
 * The fields of a mutation are executed one after the other, each with all it leads to (GraphQL specification §6.2.2);
 * the ready-made planner lets the next one begin before the last one's entities are fetched.
 */
export function splitMutation(text: string, operation: OperationDefinitionNode): readonly string[] {
  const fields = operation.selectionSet.selections;
  if (operation.operation !== OperationTypeNode.MUTATION || fields.length < 2) return [text];
  return fields.map((field) => {
    const used = new Set<string>();
    visit(field, { Variable: (node) => void used.add(node.name.value) });
    return print({
      ...operation,
      variableDefinitions: (operation.variableDefinitions ?? []).filter((each) => used.has(each.variable.name.value)),
      selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
    });
  });
}
