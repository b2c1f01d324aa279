import { visit, type DocumentNode } from 'graphql';

/** Directives that clients understand; all others are the dictionary's or federation's own business. */
const PUBLIC_DIRECTIVES: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** A schema document on which no directive is applied that is not GraphQL's own. */
export function withoutForeignDirectives(document: DocumentNode): DocumentNode {
  return visit(document, { Directive: (node) => (PUBLIC_DIRECTIVES.has(node.name.value) ? undefined : null) });
}
