import type { Dictionary } from '../model/dictionary.ts';
import { partOf, type StarterPart } from './partOf.ts';
import { restStarter } from './rest/restStarter.ts';
import { keyFields, sampleRecords, type SampleRecords } from './sampleRecords.ts';
import { sqlStarter } from './sql/sqlStarter.ts';
import type { Starter } from './starterContent.ts';
import { subgraphStarter } from './subgraph/subgraphStarter.ts';

const STARTERS = { subgraph: subgraphStarter, sql: sqlStarter, rest: restStarter } as const satisfies Record<
  string,
  Starter
>;

/** A subgraph, or the binding of a database or of a REST API. */
export type StarterKind = keyof typeof STARTERS;

export const STARTER_KINDS = Object.keys(STARTERS) as readonly StarterKind[];

export interface StarterOptions {
  readonly subject: string;
  readonly kind: StarterKind;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Ranges of the packages that the starter needs, by name; `lienthong` among them. */
  readonly packages: Readonly<Record<string, string>>;
}

/** The files of a starter by their names: it runs, has tests and conforms. */
export function starterFiles(
  dictionary: Dictionary,
  { subject, kind, today, packages }: StarterOptions,
): ReadonlyMap<string, string> {
  const part = partOf(dictionary, subject);
  const records = sampleRecords(dictionary, part, today);
  const starter = STARTERS[kind];
  const manifest = {
    ...{ name: `${subject}-${kind}`, version: '0.1.0', private: true, type: 'module' },
    engines: { node: '>=20.19' },
    scripts: { ...starter.scripts, test: 'node --test' },
    dependencies: Object.fromEntries(starter.packages.map((name) => [name, packages[name] ?? '*'])),
    devDependencies: { lienthong: packages['lienthong'] ?? '*' },
  };
  return new Map([
    ['package.json', `${JSON.stringify(manifest, undefined, 2)}\n`],
    ['keys.jsonl', keysJsonl(part, records)],
    ...starter.files({ dictionary, subject, part, records, today }),
    ['.gitignore', ['node_modules', ...starter.ignored, ''].join('\n')],
  ]);
}

/** The keys of all records as representations, one a line. */
function keysJsonl({ entities }: StarterPart, records: SampleRecords): string {
  const keys = entities.flatMap((entity) =>
    (records[entity.name] ?? []).map((record) =>
      JSON.stringify({ __typename: entity.name, ...keyFields(entity, record) }),
    ),
  );
  return `${keys.join('\n')}\n`;
}
