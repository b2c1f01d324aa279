import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { graphToServe, type JoinedGraph } from '../../src/compose/graphOfSupergraph.ts';
import { loadConfig } from '../../src/config.ts';
import type { GraphOrigin } from '../../src/start/supergraph/graphOrigin.ts';
import { startSupergraph } from '../../src/start/supergraph/startSupergraph.ts';
import { until } from '../support/until.ts';

const graph = graphToServe(
  composeSubgraphs([{ id: 'a', url: 'http://127.0.0.1:1/', sdl: 'type Query { a: Int }' }]).supergraphSdl,
);

/** An origin whose versions are made when the test says so. */
function heldOrigin() {
  let tell: () => void = () => undefined;
  const held: ((graph: JoinedGraph) => void)[] = [];
  let asked = 0;
  const origin: GraphOrigin = {
    name: 'held',
    follow: (onChange) => {
      tell = onChange;
      return { close: () => undefined };
    },
    first: () => Promise.resolve(graph),
    next: () => {
      asked += 1;
      return new Promise((resolve) => held.push(resolve));
    },
  };
  return {
    origin,
    tell: () => {
      tell();
    },
    asked: () => asked,
    make: () => held.shift()?.(graph),
  };
}

test('what changes while a version is made is one version more, however often it is told, and none after the end', async () => {
  const { origin, tell, asked, make } = heldOrigin();
  const gateway = await startSupergraph({
    origin,
    configFor: (sourceIds) =>
      loadConfig({
        file: undefined,
        sourceIds,
        overrides: { port: '0', dataDir: mkdtempSync(join(tmpdir(), 'lienthong-held-')) },
      }),
  });
  const isAsked = (times: number) =>
    until(
      () => asked() === times,
      () => `asked ${asked()} times`,
    );
  tell();
  await isAsked(1);
  for (let time = 0; time < 5; time += 1) tell();
  make();
  await isAsked(2);
  make();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked()).toBe(2);

  tell();
  await isAsked(3);
  tell();
  await gateway.close();
  make();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked()).toBe(3);
});
