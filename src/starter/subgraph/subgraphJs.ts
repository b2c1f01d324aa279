/** The file that makes an executable federation subgraph of the schema and the records; plain JavaScript on two libraries. */
export const subgraphJs = `import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { Kind, parse, visit } from 'graphql';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The schema as it is published to the gateway. */
export const sdl = read('schema.graphql');

/** Synthetic records by entity; your register takes their place. */
const records = JSON.parse(read('records.json'));

const document = parse(sdl, { noLocation: true });
const types = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);

/** Fields of the keys of each entity: { Parcel: [['parcelRecordId']] }. */
const keys = Object.fromEntries(
  types.flatMap((type) => {
    const own = (type.directives ?? []).filter(({ name }) => name.value === 'key');
    const fields = own.map((key) => key.arguments.find(({ name }) => name.value === 'fields').value.value.split(/\\s+/));
    return own.length === 0 ? [] : [[type.name.value, fields]];
  }),
);

/**
 * The record that a representation means: by all fields of one of its keys. Null where there is none; a representation
 * without a key means nothing.
 */
export function findRecord(representation) {
  const type = representation.__typename;
  const key = (keys[type] ?? []).find((fields) => fields.every((field) => isPlain(representation[field])));
  if (key === undefined) return null;
  const isMeant = (record) => key.every((field) => String(record[field]) === String(representation[field]));
  const found = (records[type] ?? []).find(isMeant);
  return found === undefined ? null : { __typename: type, ...found };
}

function isPlain(value) {
  return value !== null && ['string', 'number', 'boolean'].includes(typeof value);
}

/** Fields that lead to other records hold the keys of these. */
function relationsOf(type) {
  const leads = (type.fields ?? []).filter((field) => keys[namedType(field.type)] !== undefined);
  return Object.fromEntries(
    leads.map(({ name }) => [
      name.value,
      (parent) => {
        const value = parent[name.value] ?? null;
        if (Array.isArray(value)) return value.map(findRecord).filter((found) => found !== null);
        return value === null ? null : findRecord(value);
      },
    ]),
  );
}

function namedType(type) {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** The subgraph: what the schema says, and the two fields by which a gateway asks (Apollo Federation subgraph specification). */
export const schema = makeExecutableSchema({
  typeDefs: [
    visit(
      { ...document, definitions: document.definitions.filter((node) => node.kind !== Kind.SCHEMA_EXTENSION) },
      { Directive: () => null },
    ),
    \`scalar _Any
     type _Service { sdl: String! }
     union _Entity = \${Object.keys(keys).join(' | ')}
     type Query { _service: _Service!  _entities(representations: [_Any!]!): [_Entity]! }\`,
  ],
  resolvers: {
    ...Object.fromEntries(types.map((type) => [type.name.value, relationsOf(type)])),
    _Entity: { __resolveType: ({ __typename }) => __typename },
    Query: {
      _service: () => ({ sdl }),
      _entities: (_, { representations }) => representations.map(findRecord),
    },
  },
});
`;
