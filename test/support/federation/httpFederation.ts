import { createGraphqlSource } from '../../../src/sources/graphql/createGraphqlSource.ts';
import { defaultLimits } from '../../../src/sources/guard/limits.ts';
import type { AnswerOperation } from './executableSubgraph.ts';
import { federationUnderTest, type Asked } from './federationUnderTest.ts';
import type { ReadAnswer } from './readExecuted.ts';
import { serveSubgraph } from './serveSubgraph.ts';
import type { TestGraph } from './testGraph.ts';

export interface HttpFederation {
  ask(asked: Asked): Promise<ReadAnswer>;
  stop(): Promise<void>;
}

/** Every subgraph behind a server of its own, reached as a ministry is. Each question meets a fresh world. */
export async function httpFederation(graph: TestGraph): Promise<HttpFederation> {
  const answering = new Map<string, AnswerOperation>();
  const parts = await Promise.all(
    graph.model.subgraphs.map(async ({ id, sdl }) => {
      const server = await serveSubgraph(() => answering.get(id) ?? (() => Promise.reject(new Error('No world.'))));
      const source = createGraphqlSource(
        { id },
        {
          url: server.url,
          declaredSdl: () => sdl,
          limits: defaultLimits,
          compare: () => [],
          nowMs: () => performance.now(),
        },
      );
      return { server, source };
    }),
  );
  const federation = federationUnderTest(
    graph,
    parts.map(({ source }) => source),
  );
  return {
    ask: (asked) => {
      const facts = graph.facts();
      const labels = new Set(asked.labels);
      for (const each of graph.model.subgraphs) answering.set(each.id, graph.server(each, facts, labels));
      return federation.ask(asked);
    },
    stop: async () => {
      await Promise.all(parts.map(({ source }) => source.close()));
      await Promise.all(parts.map(({ server }) => server.stop()));
    },
  };
}
