import { buildASTSchema, Kind, parse, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { mergeDefinitions } from '../../../src/compose/mergeDefinitions.ts';
import { plainImports } from '../../../src/compose/plainImports.ts';
import type { SubgraphModel } from './subgraphModel.ts';

/** Directives of GraphQL itself; all others are not needed to answer. */
const KEPT = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/**
 * The schema that a subgraph serves: its types, and what the federation specification adds (`_entities`, `_service`).
 * An interface object is an object type here, and an interface with a key is no entity of its own.
 */
export function servedSchema({ sdl, types }: SubgraphModel): GraphQLSchema {
  const definitions = mergeDefinitions(plainImports(parse(sdl, { noLocation: true })));
  const entities = [...types.values()].filter(
    ({ name, isInterface, keys }) => !isInterface && keys.length > 0 && name !== 'Query',
  );
  const machinery = parse(`
    scalar _Any
    type _Service { sdl: String }
    ${entities.length === 0 ? '' : `union _Entity = ${entities.map(({ name }) => name).join(' | ')}`}
    extend type Query {
      _service: _Service!
      ${entities.length === 0 ? '' : '_entities(representations: [_Any!]!): [_Entity]!'}
    }
  `);
  const whole: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      ...mergeDefinitions({
        kind: Kind.DOCUMENT,
        definitions: [...definitions.values(), ...machinery.definitions],
      }).values(),
    ],
  };
  return buildASTSchema(visit(whole, { Directive: (node) => (KEPT.has(node.name.value) ? undefined : null) }));
}
