import type { RequestContext } from '../../model/source.ts';

const plain = /^[\x20-\x7e]*$/;

/**
 * What a ministry is told of a request, so that it can decide and log for itself: who asks, for what purpose and case.
 * `X-Request-Id` joins its log with ours, unless a header that was stated for this source says otherwise.
 */
export function requestHeaders(context: RequestContext): Record<string, string> {
  const list = ownHeaders(context);
  const headers: Record<string, string> = {};
  for (let at = 0; at < list.length; at += 2) headers[list[at] ?? ''] = list[at + 1] ?? '';
  return Object.assign(headers, context.headers);
}

/** The same as a list of names and values in turn, as undici takes it: there is one for every call. */
export function requestHeaderList(context: RequestContext): string[] {
  return context.headers === undefined ? ownHeaders(context) : Object.entries(requestHeaders(context)).flat();
}

function ownHeaders(context: RequestContext): string[] {
  const { purpose, caseId, agency, officer, role } = context;
  const list = ['x-request-id', safe(context.requestId)];
  if (purpose !== undefined) list.push('lienthong-purpose', safe(purpose));
  if (caseId !== undefined) list.push('lienthong-case', safe(caseId));
  if (agency !== undefined) list.push('lienthong-agency', safe(agency));
  if (officer !== undefined) list.push('lienthong-officer', safe(officer));
  if (role !== undefined) list.push('lienthong-role', safe(role));
  if (context.wantsProvenance) list.push('lienthong-provenance', '1');
  return list;
}

/** A header holds visible ASCII (RFC 9110 §5.5); anything else is percent-encoded. */
function safe(value: string): string {
  return plain.test(value) ? value : encodeURIComponent(value);
}
