import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { printPlan } from '../../src/plan/printPlan.ts';
import { askOracle } from '../support/federation/oracle.ts';
import { federationUnderTest } from '../support/federation/federationUnderTest.ts';
import { httpFederation, type HttpFederation } from '../support/federation/httpFederation.ts';
import { readGraphFolder, type GraphCase } from '../support/federation/readGraphFolder.ts';
import type { ReadAnswer } from '../support/federation/readExecuted.ts';
import { subgraphSource } from '../support/federation/subgraphSource.ts';
import { testGraph, type TestGraph } from '../support/federation/testGraph.ts';

const graphs = new URL('graphs/', import.meta.url);

for (const name of readdirSync(graphs).sort()) {
  const folder = readGraphFolder(new URL(`${name}/`, graphs));
  describe(name.replaceAll('-', ' '), () => {
    const graph = testGraph(folder);
    let overHttp: HttpFederation;
    beforeAll(async () => {
      overHttp = await httpFederation(graph);
    });
    afterAll(() => overHttp.stop());

    for (const one of folder.cases)
      test(one.name.replaceAll('-', ' '), async () => {
        const asked = { query: one.query, ...one.setup };
        const truth = await askOracle(graph.schema, graph.facts(), parse(one.query), asked.variables ?? {});
        const expected = asText({ data: truth.data, errors: truth.errors ?? [] });
        expectFile(one.answerFile, expected, (text) => JSON.stringify(JSON.parse(text), null, 2));

        const inProcess = federationInProcess(graph, one);
        expect(asText(await inProcess.ask(asked))).toBe(expected);
        expect(asText(await overHttp.ask(asked))).toBe(expected);
        expectFile(one.planFile, `${printPlan(inProcess.plan(asked))}\n`);
      });
  });
}

function federationInProcess(graph: TestGraph, { setup }: GraphCase) {
  const facts = graph.facts();
  const labels = new Set(setup.labels);
  const sources = graph.model.subgraphs.map((each) => subgraphSource(each.id, graph.server(each, facts, labels)));
  return federationUnderTest(graph, sources);
}

/** Data as it is, order included; of errors only where they are, which the specification leaves to nobody. */
function asText({
  data,
  errors,
}: Pick<ReadAnswer, 'data'> & { readonly errors: readonly { path?: unknown }[] }): string {
  const paths = errors.map(({ path }) => JSON.stringify(path)).sort();
  return JSON.stringify({ data, ...(paths.length === 0 ? {} : { errorsAt: paths }) }, null, 2);
}

/** Compares with a file. What changed on purpose: delete the file and run; it is written anew, to be read before it is committed. */
function expectFile(file: URL, text: string, read = (found: string) => found): void {
  if (existsSync(file)) expect(text).toBe(read(readFileSync(file, 'utf8')));
  else {
    writeFileSync(file, text);
    throw new Error(`${file.pathname} was missing and has been written: read it, and run again.`);
  }
}
