import { isTypeDefinitionNode, type DocumentNode, type TypeDefinitionNode } from 'graphql';
import { directivesNamed } from '../federation/joinDirectives.ts';
import type { SchemaElement } from './mapElements.ts';
import { withoutElements } from './withoutElements.ts';
import { withoutForeignDirectives } from './withoutForeignDirectives.ts';

/** Definitions of the specifications that a supergraph links. */
const MACHINERY = /^(join|link|core)__/;

/**
 * What clients see of a supergraph: without the join machinery, without what is `@inaccessible`, and without what
 * `isHidden` names in addition.
 */
export function publicPart(
  supergraph: DocumentNode,
  isHidden: (element: SchemaElement) => boolean = () => false,
): readonly TypeDefinitionNode[] {
  // Root types have their usual names (`readSupergraph`), so that the schema definition says nothing more.
  const types = supergraph.definitions.filter(isTypeDefinitionNode).filter(({ name }) => !MACHINERY.test(name.value));
  const shown = withoutElements(
    types,
    (element) => directivesNamed(element, 'inaccessible').length > 0 || isHidden(element),
  );
  return withoutForeignDirectives(shown);
}
