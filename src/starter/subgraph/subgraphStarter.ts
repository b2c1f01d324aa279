import { subgraphSdl } from '../../compose/subgraphSdl.ts';
import type { Starter } from '../starterContent.ts';
import { readmeMd } from './readmeMd.ts';
import { serverJs } from './serverJs.ts';
import { subgraphJs } from './subgraphJs.ts';
import { testJs } from './testJs.ts';

/** A subgraph: a service that the ministry writes. */
export const subgraphStarter: Starter = {
  packages: ['@graphql-tools/schema', 'fastify', 'graphql', 'mercurius'],
  scripts: { start: 'node server.js' },
  ignored: [],
  files: ({ dictionary, subject, part, records }) => {
    const names = part.entities.map(({ name }) => name);
    return new Map([
      ['schema.graphql', `${subgraphSdl(dictionary, part.declaration)}\n`],
      ['records.json', `${JSON.stringify(records, undefined, 2)}\n`],
      ['subgraph.js', subgraphJs],
      ['server.js', serverJs],
      ['test/conform.test.js', testJs(names[0] ?? '')],
      ['README.md', readmeMd(subject, names)],
    ]);
  },
};
