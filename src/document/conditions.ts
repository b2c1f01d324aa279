import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DocumentNode,
  type SelectionNode,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** Names of the variables on which `@skip` and `@include` depend, sorted. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      if (directive.name.value !== 'skip' && directive.name.value !== 'include') return;
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** Whether a selection is asked for with these values (GraphQL specification §3.13.1, §3.13.2). */
export function isIncluded(selection: SelectionNode, values: Values): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, values)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, values)?.['if'] !== false;
}
