import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  visit,
  type ASTVisitor,
  type DirectiveNode,
  type ValidationContext,
} from 'graphql';

function argumentOf(directive: DirectiveNode, name: string) {
  return directive.arguments?.find((argument) => argument.name.value === name);
}

/** Reports labels that are variables, and labels that stand twice in a document. */
export function deferLabelRule(context: ValidationContext): ASTVisitor {
  const known = new Map<string, DirectiveNode>();
  return {
    Directive: (node) => {
      const label = node.name.value === 'defer' ? argumentOf(node, 'label') : undefined;
      if (label === undefined || label.value.kind === Kind.NULL) return;
      if (label.value.kind === Kind.VARIABLE) {
        const message = 'The label of @defer must be written out; it must not be a variable.';
        context.reportError(new GraphQLError(message, { nodes: [label] }));
      }
      if (label.value.kind !== Kind.STRING) return;
      const first = known.get(label.value.value);
      if (first === undefined) known.set(label.value.value, node);
      else context.reportError(new GraphQLError('Each label of @defer may stand only once.', { nodes: [first, node] }));
    },
  };
}

/** Reports `@defer` at the root of a mutation, whose fields are answered one after the other, or of a subscription. */
export function deferOnRootRule(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();
  return {
    Directive: (node) => {
      if (node.name.value !== 'defer') return;
      const parent = context.getParentType();
      const isRoot = parent && (parent === schema.getMutationType() || parent === schema.getSubscriptionType());
      if (!isRoot) return;
      const message = `@defer must not stand at the root of the type ${parent.name}.`;
      context.reportError(new GraphQLError(message, { nodes: [node] }));
    },
  };
}

/** Reports `@defer` in a subscription, unless it is switched off or a variable decides. */
export function deferInSubscriptionRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition: (operation) => {
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return false;
      for (const part of [operation, ...context.getRecursivelyReferencedFragments(operation)])
        visit(part, {
          Directive: (node) => {
            if (node.name.value !== 'defer') return;
            const condition = argumentOf(node, 'if')?.value;
            if (condition?.kind === Kind.VARIABLE) return;
            if (condition?.kind === Kind.BOOLEAN && !condition.value) return;
            context.reportError(new GraphQLError(DEFER_IN_SUBSCRIPTION, { nodes: [node] }));
          },
        });
      return false;
    },
  };
}

/** Also what is said when a variable decides so. */
export const DEFER_IN_SUBSCRIPTION = '@defer must not stand in a subscription; switch it off with if: false.';

/** What the draft on incremental delivery adds to validation (§5.7.4 to §5.7.7), as far as it concerns `@defer`. */
export const deferRules = [deferLabelRule, deferOnRootRule, deferInSubscriptionRule];
