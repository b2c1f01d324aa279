import {
  BREAK,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DocumentNode,
  type SelectionNode,
} from 'graphql';
import { deferDirective } from '../model/deferDirective.ts';

type Values = Readonly<Record<string, unknown>>;

/** Names of the variables on which these directives depend, sorted. */
export function conditionVariables(document: DocumentNode, directives: readonly string[]): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      if (!directives.includes(directive.name.value)) return;
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** Whether a directive stands anywhere in a document. */
export function hasDirective(document: DocumentNode, name: string): boolean {
  let isFound = false;
  visit(document, {
    Directive: (directive) => {
      if (directive.name.value !== name) return undefined;
      isFound = true;
      return BREAK;
    },
  });
  return isFound;
}

/** Whether a selection is asked for with these values (GraphQL specification §3.13.1, §3.13.2). */
export function isIncluded(selection: SelectionNode, values: Values): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, values)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, values)?.['if'] !== false;
}

/** Whether a fragment is asked for later with these values (GraphQL specification, draft on incremental delivery, §3.13.6). */
export function isDeferred(
  selection: SelectionNode,
  values: Values,
): { readonly label: string | undefined } | undefined {
  if (selection.directives === undefined || selection.directives.length === 0) return undefined;
  const given = getDirectiveValues(deferDirective, selection, values);
  if (given?.['if'] !== true) return undefined;
  return { label: typeof given['label'] === 'string' ? given['label'] : undefined };
}
