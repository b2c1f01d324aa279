import type { RequestContext, SourceRequest, SourceTextRequest } from '../model/source.ts';
import type { GuardedSource } from './guard/guardSource.ts';

/**
 * A source that is also sent the headers that were stated for it. They are asked for outside of its guard: that they cannot
 * be had says nothing about the source, and is no time of its own.
 */
export function withHeaders(source: GuardedSource): GuardedSource {
  const { executeText, subscribe } = source;
  const headersOf = ({ context }: { readonly context: RequestContext }) => context.headersFor?.(source.id);
  const execute = (request: SourceRequest) => source.execute(request);
  return {
    ...source,
    execute: (request) => asked(request, headersOf(request), execute),
    ...(executeText && {
      executeText: (request: SourceTextRequest) => asked(request, headersOf(request), executeText),
    }),
    ...(subscribe && { subscribe: (request: SourceRequest) => asked(request, headersOf(request), subscribe) }),
  };
}

function asked<Request extends Pick<SourceRequest, 'context' | 'signal'>, Answer>(
  request: Request,
  headers: Promise<Readonly<Record<string, string>>> | undefined,
  ask: (request: Request) => Promise<Answer>,
): Promise<Answer> {
  if (headers === undefined) return ask(request);
  return headers.then((known) => {
    // A request that ended meanwhile would count against the source.
    request.signal.throwIfAborted();
    return ask({ ...request, context: { ...request.context, headers: known } });
  });
}
