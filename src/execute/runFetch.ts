import { FieldFailure } from '../model/fieldFailure.ts';
import type { SourceAnswer } from '../model/source.ts';
import { callSource } from './callSource.ts';
import type { CompiledFetch } from './compileFetch.ts';
import { batchVariables, collectBatch, splitBatches } from './entityBatch.ts';
import type { ExecutionRun } from './executionRun.ts';
import { mergeEntityAnswer, mergeRootAnswer } from './mergeAnswer.ts';

/** Requests of one split batch under way at once; more would only queue at the ministry. */
const PARALLEL_REQUESTS = 4;

/** Runs one fetch: asks, and merges what came, or its failure, into the tree. Rejects only when the answer is too large. */
export async function runFetch(run: ExecutionRun, compiled: CompiledFetch): Promise<void> {
  const startedMs = run.nowMs();
  const answers =
    compiled.fetch.entities.length === 0 ? [await askRoot(run, compiled)] : await askEntities(run, compiled);
  report(run, compiled, startedMs, answers);
  reportFaults(run, compiled, answers);
}

/** What was sent, and what came back. */
interface Exchange {
  readonly entities: number;
  readonly answer: SourceAnswer | FieldFailure;
  /** First code that something in the answer failed with. */
  readonly code: string | undefined;
}

async function askRoot(run: ExecutionRun, { fetch, shape }: CompiledFetch): Promise<Exchange> {
  const answer = await callSource(run, fetch, {}, []);
  return { entities: 0, answer, code: mergeRootAnswer(run, fetch, shape, answer) };
}

async function askEntities(run: ExecutionRun, { fetch, groups }: CompiledFetch): Promise<readonly Exchange[]> {
  const acceptsUnavailable = run.sources.get(fetch.source)?.acceptsUnavailable ?? false;
  const batches = groups.map((group) => collectBatch(group, run.root, acceptsUnavailable));
  const waiting = [...splitBatches(batches, run.batchLimit(fetch.source))];
  const exchanges: Exchange[] = [];
  const work = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const { variables, unavailable } = batchVariables(part);
      const answer = await callSource(run, fetch, variables, unavailable);
      const code = mergeEntityAnswer(run, fetch, part, answer);
      exchanges.push({ entities: part.reduce((sum, { entries }) => sum + entries.length, 0), answer, code });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, work));
  return exchanges;
}

/** Tells of what failed inside answers, once for the fetch; requests that failed as a whole were told of one by one. */
function reportFaults(run: ExecutionRun, { fetch }: CompiledFetch, exchanges: readonly Exchange[]): void {
  const faulty = exchanges.find(({ answer, code }) => code !== undefined && !(answer instanceof FieldFailure));
  if (faulty?.code === undefined) return;
  const { requestId } = run.context;
  run.onIncident({ requestId, source: fetch.source, fetch: fetch.id, code: faulty.code, cause: undefined });
}

function report(run: ExecutionRun, { fetch }: CompiledFetch, startedMs: number, exchanges: readonly Exchange[]): void {
  const costs = exchanges.flatMap(({ answer }) => (answer instanceof FieldFailure ? [] : [answer.cost]));
  const code = exchanges.find((exchange) => exchange.code !== undefined)?.code;
  run.reports.push({
    id: fetch.id,
    source: fetch.source,
    kind: run.sources.get(fetch.source)?.kind ?? 'graphql',
    startedMs: startedMs - run.startedMs,
    durationMs: run.nowMs() - startedMs,
    requests: exchanges.length,
    httpCalls: costs.reduce((sum, cost) => sum + cost.httpCalls, 0),
    sqlStatements: costs.reduce((sum, cost) => sum + cost.sqlStatements, 0),
    bytes: costs.reduce((sum, cost) => sum + cost.bytes, 0),
    entities: exchanges.reduce((sum, { entities }) => sum + entities, 0),
    ok: code === undefined,
    ...(code === undefined ? {} : { code }),
  });
}
