import { expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { buildSubgraphSchema } from '../../src/sources/inProcess/buildSubgraphSchema.ts';

const entities = parse('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { name } } }');

test.each([
  ['a Query of its own', 'type Query { people: [Person] } type Person @key(fields: "id") { id: ID! name: String }'],
  ['no Query', 'type Person @key(fields: "id") { id: ID! name: String }'],
])('a subgraph with %s can be asked for its entities', (_, sdl) => {
  const schema = buildSubgraphSchema(sdl);
  expect(schema.getQueryType()?.name).toBe('Query');
  expect(validate(schema, entities)).toEqual([]);
});
