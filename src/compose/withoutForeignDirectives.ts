import type { TypeDefinitionNode } from 'graphql';
import { mapElements } from './mapElements.ts';

/** Directives that clients understand; all others are the dictionary's or federation's own business. */
const PUBLIC_DIRECTIVES: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** Types on which no directive is applied that is not GraphQL's own. */
export function withoutForeignDirectives(types: readonly TypeDefinitionNode[]): TypeDefinitionNode[] {
  return mapElements(types, (element) => ({
    ...element,
    directives: (element.directives ?? []).filter(({ name }) => PUBLIC_DIRECTIVES.has(name.value)),
  }));
}
