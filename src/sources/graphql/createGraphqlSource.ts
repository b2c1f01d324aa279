import type { DocumentNode } from 'graphql';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Source, SourceAnswer, SourceCondition, SourceRequest } from '../../model/source.ts';
import type { Limits } from '../guard/limits.ts';
import { createHttpCaller, type HttpCaller } from '../http/httpCaller.ts';
import { requestHeaders } from '../http/requestHeaders.ts';
import { once } from '../../util/once.ts';
import { buildSubgraphSchema } from '../inProcess/buildSubgraphSchema.ts';
import { compileAnswer, type ObjectShape } from './answerPlan.ts';
import { compileNaming, type GraphqlNames } from './naming.ts';
import { isObject } from './readAnswer.ts';
import { rewriteDocument, type RewrittenDocument } from './rewriteDocument.ts';
import { rewriteRepresentation } from './rewriteRepresentation.ts';
import { settleGraphqlAnswer } from './settleGraphqlAnswer.ts';
import type { EndSignal } from '../../util/ending.ts';

/**
 * Tells how a live schema differs from the declared one, one sentence each; none when every declared field is there.
 * Both are SDL in the ministry's words.
 */
export type CompareSchemas = (declaredSdl: string, liveSdl: string) => readonly string[];

export interface GraphqlSourceSettings {
  readonly url: string;
  /** SDL that the ministry publishes, from the binding's schema file; asked for when it is first needed. */
  readonly declaredSdl: () => string;
  readonly limits: Limits;
  readonly compare: CompareSchemas;
  readonly nowMs: () => number;
}

interface Compiled {
  readonly rewritten: RewrittenDocument;
  readonly shape: ObjectShape;
}

const serviceQuery = JSON.stringify({ query: '{ _service { sdl } }' });

/** A ministry that offers a federation subgraph over HTTP ("GraphQL over HTTP", POST). */
export function createGraphqlSource(binding: GraphqlNames, settings: GraphqlSourceSettings): Source {
  const source = binding.id;
  const caller = createHttpCaller(source, settings.url, settings.limits);
  const prober = createHttpCaller(source, settings.url, { ...settings.limits, concurrency: 1 });
  const schemaOf = once(() => buildSubgraphSchema(settings.declaredSdl()));
  const naming = compileNaming(binding);
  const cache = new WeakMap<DocumentNode, Compiled>();

  function compile(document: DocumentNode): Compiled {
    const known = cache.get(document);
    if (known !== undefined) return known;
    const schema = schemaOf();
    const rewritten = rewriteDocument(document, schema, naming);
    const compiled = { rewritten, shape: compileAnswer(rewritten, schema, naming) };
    cache.set(document, compiled);
    return compiled;
  }

  async function post(by: HttpCaller, body: string, headers: Readonly<Record<string, string>>, signal: EndSignal) {
    const answer = await by.call({
      method: 'POST',
      path: '',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        ...headers,
      },
      body,
      signal,
    });
    if (answer.status === 404) throw new GatewayError('SOURCE_HTTP_ERROR', { source, status: 404 });
    return answer;
  }

  async function execute(request: SourceRequest): Promise<SourceAnswer> {
    const { rewritten, shape } = compile(request.document);
    const schema = schemaOf();
    const entities = new Map(
      rewritten.entities.map(({ key, variable, checks }) => {
        const given = request.variables[variable];
        const list = (Array.isArray(given) ? given : []) as readonly Readonly<Record<string, unknown>>[];
        return [key, { asked: list.map((one) => rewriteRepresentation(one, schema, naming)), checks }];
      }),
    );
    const variables = variablesOf(rewritten, request.variables, entities);
    const body = JSON.stringify({ query: rewritten.text, operationName: rewritten.operationName, variables });
    const { json, bytes } = await post(caller, body, requestHeaders(request.context), request.signal);
    const settled = settleGraphqlAnswer(json, { source, schema, shape, entities });
    return {
      data: settled.data,
      errors: settled.errors,
      cost: { httpCalls: 1, sqlStatements: 0, bytes },
      ...(request.context.wantsProvenance && { asOf: settled.asOf }),
    };
  }

  async function probe(signal: EndSignal): Promise<SourceCondition> {
    const { json } = await post(prober, serviceQuery, {}, signal);
    const service = isObject(json) && isObject(json['data']) ? json['data']['_service'] : undefined;
    const sdl = isObject(service) ? service['sdl'] : undefined;
    // A ministry that keeps its schema to itself may answer everything else.
    const differences =
      typeof sdl === 'string' ? settings.compare(settings.declaredSdl(), sdl) : ['The live schema is not published.'];
    const sinceMs = settings.nowMs();
    return differences.length === 0 ? { state: 'up', sinceMs } : { state: 'schema-differs', sinceMs, differences };
  }

  async function close(): Promise<void> {
    await Promise.all([caller.close(), prober.close()]);
  }

  return { id: source, kind: 'graphql', acceptsUnavailable: false, execute, probe, close };
}

function variablesOf(
  rewritten: RewrittenDocument,
  given: Readonly<Record<string, unknown>>,
  entities: ReadonlyMap<string, { readonly asked: unknown }>,
): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const name of rewritten.variables) if (given[name] !== undefined) variables[name] = given[name];
  for (const { key, variable } of rewritten.entities) variables[variable] = entities.get(key)?.asked;
  for (const { name, read } of rewritten.added) variables[name] = read(given);
  return variables;
}
