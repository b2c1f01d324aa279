import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ASTNode,
  type ASTVisitor,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { collectFields } from './collectFields.ts';

/**
 * Reports a subscription that does not ask for exactly one field at its root, or whose root depends on a condition:
 * then it could come to none or to two (GraphQL specification, September 2025, §5.2.4.1, Single Root Field).
 *
 * The library's rule evaluates conditions without the variables that stand in them, which ends validation.
 */
export function singleRootFieldRule(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();

  function report(what: string, nodes: readonly ASTNode[]): void {
    context.reportError(new GraphQLError(`A subscription must not ${what} at its root.`, { nodes }));
  }

  function reportConditions(selectionSet: SelectionSetNode, spread: Set<string>): void {
    for (const selection of selectionSet.selections) {
      const condition = selection.directives?.find(({ name }) => name.value === 'skip' || name.value === 'include');
      if (condition !== undefined) report('have conditions', [condition]);
      if (selection.kind === Kind.INLINE_FRAGMENT) reportConditions(selection.selectionSet, spread);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || spread.has(selection.name.value)) continue;
      spread.add(selection.name.value);
      const fragment = context.getFragment(selection.name.value);
      if (fragment) reportConditions(fragment.selectionSet, spread);
    }
  }

  return {
    OperationDefinition: ({ operation, selectionSet }) => {
      const parent = schema.getSubscriptionType();
      if (operation !== OperationTypeNode.SUBSCRIPTION || !parent) return;
      reportConditions(selectionSet, new Set());
      const definitions = context.getDocument().definitions;
      const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
      const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
      const fields = [...collectFields({ schema, fragments: byName }, [{ parent, selectionSet }]).values()];
      const further = fields.slice(1).flatMap((same) => same.map(({ node }) => node));
      if (further.length > 0) report('ask for more than one field', further);
      const meta = fields.flat().filter(({ node }) => node.name.value.startsWith('__'));
      if (meta.length > 0)
        report(
          'ask for what the schema answers',
          meta.map(({ node }) => node),
        );
    },
  };
}
