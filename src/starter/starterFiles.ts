import { subgraphSdl } from '../compose/subgraphSdl.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { readmeMd } from './files/readmeMd.ts';
import { serverJs } from './files/serverJs.ts';
import { subgraphJs } from './files/subgraphJs.ts';
import { testJs } from './files/testJs.ts';
import { partOf } from './partOf.ts';
import { sampleRecords } from './sampleRecords.ts';

export interface StarterOptions {
  readonly subject: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Ranges of the packages that the starter needs, by name; `lienthong` among them. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Packages that a starter runs on. */
export const STARTER_PACKAGES = ['@graphql-tools/schema', 'fastify', 'graphql', 'mercurius'] as const;

/** The files of a starting subgraph by their names: it starts, has tests and conforms. */
export function starterFiles(
  dictionary: Dictionary,
  { subject, today, packages }: StarterOptions,
): ReadonlyMap<string, string> {
  const part = partOf(dictionary, subject);
  const records = sampleRecords(dictionary, part, today);
  const names = part.entities.map(({ name }) => name);
  const keys = part.entities.flatMap(({ name, keys: [key = ''] }) =>
    (records[name] ?? []).map((record) =>
      JSON.stringify({
        __typename: name,
        ...Object.fromEntries(key.split(' ').map((field) => [field, record[field]])),
      }),
    ),
  );
  const dependencies = Object.fromEntries(STARTER_PACKAGES.map((name) => [name, packages[name] ?? '*']));
  const manifest = {
    ...{ name: `${subject}-subgraph`, version: '0.1.0', private: true, type: 'module' },
    engines: { node: '>=20.19' },
    scripts: { start: 'node server.js', test: 'node --test' },
    dependencies,
    devDependencies: { lienthong: packages['lienthong'] ?? '*' },
  };
  return new Map([
    ['package.json', `${JSON.stringify(manifest, undefined, 2)}\n`],
    ['schema.graphql', `${subgraphSdl(dictionary, part.declaration)}\n`],
    ['records.json', `${JSON.stringify(records, undefined, 2)}\n`],
    ['keys.jsonl', `${keys.join('\n')}\n`],
    ['subgraph.js', subgraphJs],
    ['server.js', serverJs],
    ['test/conform.test.js', testJs(names[0] ?? '')],
    ['README.md', readmeMd(subject, names)],
    ['.gitignore', 'node_modules\n'],
  ]);
}
