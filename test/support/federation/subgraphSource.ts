import type { Source, SourceAnswer } from '../../../src/model/source.ts';
import type { AnswerOperation } from './executableSubgraph.ts';

/** A subgraph in this process as a source of the gateway. */
export function subgraphSource(id: string, answer: AnswerOperation): Source {
  return {
    id,
    kind: 'graphql',
    acceptsUnavailable: false,
    execute: async ({ document, variables }) => {
      const { data, errors } = await answer(document, variables);
      return {
        // As over the wire: sources hand over text, not objects.
        data: JSON.parse(JSON.stringify(data ?? null)) as SourceAnswer['data'],
        errors: (errors ?? []).map(({ message, path }) => ({
          code: 'SOURCE_REPORTED_ERROR',
          params: { source: `${id}: ${message}` },
          ...(path && { path }),
        })),
        cost: { httpCalls: 0, sqlStatements: 0, bytes: 0 },
      };
    },
    probe: () => Promise.resolve({ state: 'up', sinceMs: 0 }),
    close: () => Promise.resolve(),
  };
}
