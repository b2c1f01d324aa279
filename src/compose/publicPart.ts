import { isTypeDefinitionNode, Kind, type DocumentNode } from 'graphql';
import { directivesNamed } from '../federation/joinDirectives.ts';
import { withoutElements, type SchemaElement } from './withoutElements.ts';
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
): DocumentNode {
  // Root types have their usual names (`readSupergraph`), so that the schema definition says nothing more.
  const definitions = supergraph.definitions
    .filter(isTypeDefinitionNode)
    .filter(({ name }) => !MACHINERY.test(name.value));
  const shown = withoutElements(
    { kind: Kind.DOCUMENT, definitions },
    (element) => directivesNamed(element, 'inaccessible').length > 0 || isHidden(element),
  );
  return withoutForeignDirectives(shown);
}
