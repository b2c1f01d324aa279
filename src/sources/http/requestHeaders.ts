import type { RequestContext } from '../../model/source.ts';

const plain = /^[\x20-\x7e]*$/;

/**
 * What a ministry is told of a request, so that it can decide and log for itself: who asks, for what purpose and case.
 * `X-Request-Id` joins its log with ours, unless a header that was stated for this source says otherwise.
 */
export function requestHeaders(context: RequestContext): Record<string, string> {
  const headers: Record<string, string> = { 'x-request-id': safe(context.requestId) };
  const optional: readonly (readonly [string, string | undefined])[] = [
    ['lienthong-purpose', context.purpose],
    ['lienthong-case', context.caseId],
    ['lienthong-agency', context.agency],
    ['lienthong-officer', context.officer],
    ['lienthong-role', context.role],
    ['lienthong-provenance', context.wantsProvenance ? '1' : undefined],
  ];
  for (const [name, value] of optional) if (value !== undefined) headers[name] = safe(value);
  return context.headers === undefined ? headers : { ...headers, ...context.headers };
}

/** A header holds visible ASCII (RFC 9110 §5.5); anything else is percent-encoded. */
function safe(value: string): string {
  return plain.test(value) ? value : encodeURIComponent(value);
}
