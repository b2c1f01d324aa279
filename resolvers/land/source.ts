import type { GraphqlBinding } from '../../src/model/binding.ts';

/** The land database: a federation subgraph that speaks the dictionary's words, so nothing needs a name. */
export const land: GraphqlBinding = {
  id: 'land',
  kind: 'graphql',
  ministry: {
    vi: 'Bộ Nông nghiệp và Môi trường',
    en: 'Ministry of Agriculture and Environment',
    agency: 'G10',
  },
  connection: { default: 'http://127.0.0.1:4103/graphql' },
  corrections: { default: 'http://127.0.0.1:4103/__corrections' },
  schemaFile: 'resolvers/land/schema.graphql',
};
