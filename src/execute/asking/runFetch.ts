import { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceAnswer, SourceTextAnswer } from '../../model/source.ts';
import { callSource, noteFailure } from './callSource.ts';
import type { CompiledFetch } from './compileFetch.ts';
import { askBatches, collectBatch, type EntityQuestion } from './entityBatch.ts';
import type { ExecutionRun } from '../executionRun.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import { MalformedJson } from '../reading/byteJson.ts';
import { mergeEntityAnswer } from '../merging/mergeEntities.ts';
import { mergeRootAnswer } from '../merging/mergeRoot.ts';

/** Requests of one split batch under way at once; more would only queue at the ministry. */
const PARALLEL_REQUESTS = 4;

/** Runs one fetch: asks, and merges what came, or its failure, into the tree. Rejects only when the answer is too large. */
export async function runFetch(run: ExecutionRun, compiled: CompiledFetch): Promise<void> {
  const startedMs = run.nowMs();
  const answers =
    compiled.fetch.entities.length === 0 ? await askRoot(run, compiled) : await askEntities(run, compiled);
  if (run.context.wantsProvenance) report(run, compiled, startedMs, answers);
  reportFaults(run, compiled, answers);
}

type Answered = SourceAnswer | SourceTextAnswer | FieldFailure;

/** What was sent, and what came back. */
interface Exchange {
  readonly entities: number;
  readonly answer: Answered;
  /** First code that something in the answer failed with. */
  readonly code: string | undefined;
}

/** Merges an answer; one that cannot be read has failed as a whole. */
function merge(
  run: ExecutionRun,
  { fetch }: CompiledFetch,
  answered: Answered,
  entities: number,
  into: (answer: Answered) => string | undefined,
): Exchange {
  try {
    return { entities, answer: answered, code: into(answered) };
  } catch (error) {
    if (!(error instanceof MalformedJson)) throw error;
    const { source } = fetch;
    const unreadable = new GatewayError('SOURCE_UNREADABLE', { source, problem: 'not JSON' }, { cause: error });
    const answer = noteFailure(run, fetch, unreadable, run.nowMs());
    return { entities, answer, code: into(answer) };
  }
}

async function askRoot(run: ExecutionRun, compiled: CompiledFetch): Promise<readonly Exchange[]> {
  const { fetch } = compiled;
  const targets = compiled.targets(run.root, run.verdicts);
  if (targets.length === 0) return [];
  const answer = await callSource(run, fetch, '', []);
  return [merge(run, compiled, answer, 0, (read) => mergeRootAnswer(run, compiled, targets, read))];
}

async function askEntities(run: ExecutionRun, compiled: CompiledFetch): Promise<readonly Exchange[]> {
  const { fetch } = compiled;
  const waiting = questionsOf(run, compiled);
  const exchanges: Exchange[] = [];
  const ask = async ({ variables, unavailable, batches: asked }: EntityQuestion) => {
    const answer = await callSource(run, fetch, variables, unavailable);
    const entities = asked.reduce((sum, { entries }) => sum + entries.length, 0);
    exchanges.push(merge(run, compiled, answer, entities, (read) => mergeEntityAnswer(run, fetch, asked, read)));
  };
  const [only, another] = waiting;
  if (another === undefined) {
    if (only !== undefined) await ask(only);
    return exchanges;
  }
  const work = async () => {
    for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) await ask(question);
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL_REQUESTS, waiting.length) }, work));
  return exchanges;
}

/** What is to be asked, one request after the other. */
function questionsOf(run: ExecutionRun, { fetch, groups }: CompiledFetch): EntityQuestion[] {
  const acceptsUnavailable = run.sources.get(fetch.source)?.acceptsUnavailable ?? false;
  const written = groups.map((group) => collectBatch(group, run.root, run.leaves, acceptsUnavailable, run.verdicts));
  for (const { batch } of written) run.asked.push(batch);
  return [...askBatches(written, run.batchLimit(fetch.source))];
}

/** Tells of what failed inside answers, once for the fetch; requests that failed as a whole were told of one by one. */
function reportFaults(run: ExecutionRun, { fetch }: CompiledFetch, exchanges: readonly Exchange[]): void {
  const faulty = exchanges.find(({ answer, code }) => code !== undefined && !(answer instanceof FieldFailure));
  if (faulty?.code === undefined) return;
  const { requestId } = run.context;
  run.onIncident({ requestId, source: fetch.source, fetch: fetch.id, code: faulty.code, cause: undefined });
}

/** Whether a request failed as a whole. */
function isWhole({ answer }: Exchange): boolean {
  return answer instanceof FieldFailure;
}

function report(run: ExecutionRun, { fetch }: CompiledFetch, startedMs: number, exchanges: readonly Exchange[]): void {
  const costs = exchanges.flatMap(({ answer }) => (answer instanceof FieldFailure ? [] : [answer.cost]));
  // What failed inside an answer may be about a row that may not be seen.
  const counted = run.verdicts?.rows === undefined ? exchanges : exchanges.filter(isWhole);
  const code = counted.find((exchange) => exchange.code !== undefined)?.code;
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
