import type { RestBinding } from '../../model/binding.ts';
import type { RequestContext, Source, SourceCondition } from '../../model/source.ts';
import type { Limits } from '../guard/limits.ts';
import { createHttpCaller, type HttpCaller } from '../http/httpCaller.ts';
import { requestHeaders } from '../http/requestHeaders.ts';
import { buildSubgraphSchema } from '../inProcess/buildSubgraphSchema.ts';
import { createInProcessSource } from '../inProcess/createInProcessSource.ts';
import type { RestCalls } from './fetchObjects.ts';
import { openRestReader } from './openRestReader.ts';
import type { EndSignal } from '../../util/ending.ts';

/**
 * A ministry that offers a REST API.
 *
 * - `url`: its address; endpoint paths stand below it
 * - `sdl`: its part of the graph, in dictionary words
 */
export function createRestSource(
  binding: RestBinding,
  settings: { readonly url: string; readonly sdl: string; readonly limits: Limits; readonly nowMs: () => number },
): Source {
  const caller = createHttpCaller(binding.id, settings.url, settings.limits);
  const prober = createHttpCaller(binding.id, settings.url, { ...settings.limits, concurrency: 1 });

  /** Any answer that HTTP knows shows that the ministry is there. */
  async function probe(signal: EndSignal): Promise<SourceCondition> {
    await prober.call({ method: 'GET', path: binding.probePath ?? '/', headers: {}, signal });
    return { state: 'up', sinceMs: settings.nowMs() };
  }

  return createInProcessSource({
    id: binding.id,
    kind: 'rest',
    schema: buildSubgraphSchema(settings.sdl),
    types: binding.types,
    queries: binding.queries ?? {},
    openReader: (signal, context) => openRestReader(binding, countCalls(binding.id, caller, signal, context)),
    probe,
    close: async () => {
      await Promise.all([caller.close(), prober.close()]);
    },
  });
}

function countCalls(source: string, caller: HttpCaller, signal: EndSignal, context: RequestContext): RestCalls {
  const headers = requestHeaders(context);
  let count = 0;
  let bytes = 0;
  return {
    source,
    call: async (method, path, body) => {
      count += 1;
      const hasBody = body !== undefined;
      const answer = await caller.call({
        method,
        path,
        headers: hasBody ? { ...headers, 'content-type': 'application/json' } : headers,
        ...(hasBody && { body: JSON.stringify(body) }),
        signal,
      });
      bytes += answer.bytes;
      return answer;
    },
    count: () => count,
    bytes: () => bytes,
  };
}
