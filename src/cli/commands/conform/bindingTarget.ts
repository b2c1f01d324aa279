import { setMaxListeners } from 'node:events';
import { parse, type DocumentNode } from 'graphql';
import { schemaDifferences } from '../../../compose/schemaDifferences.ts';
import { subgraphSdl } from '../../../compose/subgraphSdl.ts';
import { isObject, type Json } from '../../../conform/behaviour/answer.ts';
import type { Target } from '../../../conform/runConformance.ts';
import type { Ask, Exchange } from '../../../conform/target/askTarget.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import type { SourceBinding } from '../../../model/binding.ts';
import type { Dictionary } from '../../../model/dictionary.ts';
import type { Source, SourceRequest } from '../../../model/source.ts';
import { checkBinding } from '../../../sources/binding/checkBinding.ts';
import { declarationOf } from '../../../sources/binding/declarationOf.ts';
import { createBareSource } from '../../../sources/createSource.ts';
import { defaultLimitsOf } from '../../../sources/guard/limits.ts';
import { systemTiming } from '../../../sources/guard/timing.ts';
import { sampleKeys } from '../../../sources/sql/sampleKeys.ts';

/** A binding of a database, a REST API or a subgraph with names of its own; the gateway's own subgraph is none. */
export type TestableBinding = Exclude<SourceBinding, { readonly kind: 'local' }>;

/** A source as the gateway would ask it, for the conformance kit. */
export interface BindingTarget {
  readonly target: Target;
  /** Records that the source's own tables name, at most so many of each type; none for other kinds. */
  readonly keys: (most: number) => Promise<readonly Json[]>;
  readonly close: () => Promise<void>;
}

/**
 * Opens what a binding describes, through the very code by which the gateway asks it.
 *
 * - throws `BINDING_INVALID`, `COMPOSITION_FAILED` for what is wrong with the binding itself
 */
export function openBindingTarget(
  binding: TestableBinding,
  dictionary: Dictionary,
  { url = binding.connection.default, timeoutMs }: { readonly url?: string | undefined; readonly timeoutMs: number },
): BindingTarget {
  checkBinding(binding, dictionary);
  const sdl = subgraphSdl(dictionary, declarationOf(binding));
  const limits = { ...defaultLimitsOf(binding.kind), ...binding.limits, timeoutMs };
  const source = createBareSource(binding, { sdl, url, compare: schemaDifferences }, limits, systemTiming);
  return {
    target: { kind: 'binding', name: `${binding.id} (${binding.kind})`, sdl, ask: askSource(source, timeoutMs) },
    keys: async (most) =>
      binding.kind === 'sql' ? sampleKeys(binding, { url, most, signal: AbortSignal.timeout(timeoutMs) }) : [],
    close: () => source.close(),
  };
}

/** Failures of a whole request, as an exchange over HTTP would have them. */
const FAILURES: Readonly<Record<string, Exchange['failure']>> = {
  SOURCE_TIMED_OUT: 'timeout',
  SOURCE_UNREACHABLE: 'unreachable',
  SOURCE_HTTP_ERROR: 'unreachable',
};

function askSource(source: Source, timeoutMs: number): Ask {
  const documents = new Map<string, DocumentNode>();
  return async ({ body, leaveAfterMs }) => {
    const startedMs = performance.now();
    const end = (outcome: Omit<Exchange, 'elapsedMs'>) => ({ ...outcome, elapsedMs: performance.now() - startedMs });
    const { query: text, variables = {} } = body as { readonly query: string; readonly variables?: Json };
    const document = documents.get(text) ?? parse(text);
    documents.set(text, document);
    const signal = leaveAfterMs === undefined ? AbortSignal.timeout(timeoutMs) : leaving(leaveAfterMs);
    // Every call and statement of one request listens.
    setMaxListeners(0, signal);
    const context = { requestId: 'conform', wantsProvenance: false };
    try {
      return end({ status: 200, json: await asked(source, { text, document, variables, context, signal }) });
    } catch (error) {
      if (signal.aborted) return end({ status: 0, failure: 'timeout' });
      if (!(error instanceof GatewayError)) throw error;
      const failure = FAILURES[error.code];
      if (failure !== undefined) return end({ status: 0, failure });
      return end({ status: 200, json: { errors: [{ message: error.message, extensions: { code: error.code } }] } });
    }
  };
}

/** As one who goes away, which is no fault of the source. */
function leaving(afterMs: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error('Nobody waits any longer.')), afterMs).unref();
  return controller.signal;
}

/** Asks for entities in the portions that the source takes, as the gateway does. */
async function asked(source: Source, request: SourceRequest): Promise<Json> {
  const { representations } = request.variables;
  const portion = source.batchLimit ?? Infinity;
  if (!Array.isArray(representations) || representations.length <= portion) return answerOf(source, request);
  const parts: Json[] = [];
  for (let from = 0; from < representations.length; from += portion) {
    const variables = {
      ...request.variables,
      representations: representations.slice(from, from + portion) as unknown[],
    };
    parts.push(await answerOf(source, { ...request, variables }));
  }
  const entities = parts.flatMap(({ data }) => (isObject(data) ? ((data['_entities'] as unknown[] | null) ?? []) : []));
  const errors = parts.flatMap((part) => (part['errors'] as unknown[] | undefined) ?? []);
  return { data: { _entities: entities }, ...(errors.length === 0 ? {} : { errors }) };
}

async function answerOf(source: Source, request: SourceRequest): Promise<Json> {
  const { data, errors } = await source.execute(request);
  if (errors.length === 0) return { data };
  return { data, errors: errors.map(({ code, path }) => ({ message: code, path, extensions: { code } })) };
}
