import type { SqlBinding } from '../../model/binding.ts';
import type { SubjectMap } from '../../model/rows.ts';
import type { Source, SourceCondition } from '../../model/source.ts';
import type { Limits } from '../guard/limits.ts';
import { buildSubgraphSchema } from '../inProcess/buildSubgraphSchema.ts';
import { createInProcessSource } from '../inProcess/createInProcessSource.ts';
import { mergeQuestions } from '../inProcess/mergeQuestions.ts';
import { openDatabase } from './connections.ts';
import { codeOf } from '../values/codeOf.ts';
import { openSqlReader, type MissingColumns } from './sqlReader.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { EndSignal } from '../../util/ending.ts';

/**
 * A ministry that offers a database.
 *
 * - `url`: `postgres://…`, `mysql://…` or `sqlite:<path>`
 * - `sdl`: its part of the graph, in dictionary words
 * - `subjects`: whose rows the objects of each type are
 */
export function createSqlSource(
  binding: SqlBinding,
  settings: {
    readonly url: string;
    readonly sdl: string;
    readonly limits: Limits;
    readonly nowMs: () => number;
    readonly subjects?: SubjectMap | undefined;
  },
): Source {
  const { limits, nowMs } = settings;
  const database = openDatabase(binding.id, settings.url, limits);
  const missing: MissingColumns = new Map();

  async function probe(signal: EndSignal): Promise<SourceCondition> {
    missing.clear();
    try {
      await database.probe(signal);
    } catch (error) {
      signal.throwIfAborted();
      throw new GatewayError(
        'SOURCE_UNREACHABLE',
        { source: binding.id },
        { cause: new Error(codeOf(error) || 'no code') },
      );
    }
    return { state: 'up', sinceMs: nowMs() };
  }

  return createInProcessSource({
    id: binding.id,
    kind: 'sql',
    schema: buildSubgraphSchema(settings.sdl),
    types: binding.types,
    queries: binding.queries ?? {},
    ...(settings.subjects && { subjects: settings.subjects }),
    openReader: (signal) => mergeQuestions(openSqlReader({ source: binding.id, database, limits, missing, signal })),
    probe,
    close: () => database.close(),
  });
}
