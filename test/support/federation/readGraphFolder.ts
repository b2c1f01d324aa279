import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { GraphData } from './testGraph.ts';
import type { WorldData } from './world.ts';

/** What a case states besides its operation. */
export interface CaseSetup {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Labels of progressive overrides that are on. */
  readonly labels?: readonly string[];
}

/** One operation over a graph, and where what is expected of it stands. */
export interface GraphCase {
  /** The sentence that its file is named for. */
  readonly name: string;
  readonly query: string;
  readonly setup: CaseSetup;
  readonly answerFile: URL;
  readonly planFile: URL;
}

export interface GraphFolder extends GraphData {
  readonly cases: readonly GraphCase[];
}

/**
 * Reads a graph and its cases.
 *
 *     subgraphs/<id>.graphql           federation SDL, v1 or v2
 *     rows.json                        the data that they share, see `World`
 *     cases/<sentence>.graphql         an operation
 *     cases/<sentence>.setup.json      its variables and labels, where it has any
 *     cases/<sentence>.answer.json     what comes of it
 *     cases/<sentence>.plan.txt        how
 */
export function readGraphFolder(folder: URL): GraphFolder {
  const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');
  const named = (path: string) =>
    readdirSync(new URL(path, folder))
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => file.replace('.graphql', ''))
      .sort();
  return {
    subgraphs: named('subgraphs/').map((id) => ({ id, sdl: read(`subgraphs/${id}.graphql`) })),
    rows: JSON.parse(read('rows.json')) as WorldData,
    cases: named('cases/').map((name) => {
      const setup = new URL(`cases/${name}.setup.json`, folder);
      return {
        name,
        query: read(`cases/${name}.graphql`),
        setup: existsSync(setup) ? (JSON.parse(readFileSync(setup, 'utf8')) as CaseSetup) : {},
        answerFile: new URL(`cases/${name}.answer.json`, folder),
        planFile: new URL(`cases/${name}.plan.txt`, folder),
      };
    }),
  };
}
