import { GatewayError } from '../../errors/gatewayError.ts';
import type { EndpointLookup } from '../../model/binding.ts';
import { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceId } from '../../model/source.ts';
import type { HttpAnswer } from '../http/httpCaller.ts';
import { compileRead, type Row } from '../inProcess/rows.ts';

/** Calls of one request, counted. */
export interface RestCalls {
  readonly source: SourceId;
  call(method: 'GET' | 'POST', path: string, body: unknown): Promise<HttpAnswer>;
  count(): number;
  bytes(): number;
}

const defaultMaxPages = 100;

/**
 * Objects that fit any of the keys, from all pages, in the order in which they came.
 *
 * - `items`: JSON path of the list in an answer; without it the answer is the list, or the one object
 * - a failure for pages that do not end or hold fewer than the ministry counts, or an answer that is no list of objects
 */
export async function fetchObjects(
  calls: RestCalls,
  lookup: EndpointLookup,
  items: string | undefined,
  keys: readonly string[],
): Promise<readonly Row[] | FieldFailure> {
  const { source } = calls;
  const objects: Row[] = [];
  const seen = new Set<string>();
  const maxPages = lookup.pages?.maxPages ?? defaultMaxPages;
  let path: string | undefined = firstPath(lookup, keys);
  const body = lookup.method === 'POST' && lookup.keys !== undefined ? { [lookup.keys]: keys } : undefined;
  while (path !== undefined) {
    if (seen.size === maxPages || seen.has(path)) {
      return new FieldFailure('SOURCE_TOO_MANY_PAGES', { source, pages: seen.size }, source);
    }
    seen.add(path);
    const { status, json } = await calls.call(lookup.method, path, body);
    // "Not found" is an answer for a call by a single key; a bulk call that is not found is no call of this ministry.
    if (status === 404 && lookup.keys === undefined) return objects;
    if (status === 404) throw new GatewayError('SOURCE_HTTP_ERROR', { source, status });
    const page = listOf(json, items);
    if (page === undefined) return new FieldFailure('SOURCE_WRONG_SHAPE', { source, field: lookup.path }, source);
    objects.push(...page);
    path = nextPath(lookup, json);
    if (path === undefined && objects.length < totalOf(lookup, json))
      return new FieldFailure('SOURCE_ANSWER_SHORT', { source }, source);
  }
  return objects;
}

function firstPath(lookup: EndpointLookup, keys: readonly string[]): string {
  const path = lookup.path.replace('{key}', encodeURIComponent(keys[0] ?? ''));
  const parameters = new URLSearchParams(lookup.parameters);
  if (lookup.method === 'GET' && lookup.keys !== undefined) parameters.set(lookup.keys, keys.join(','));
  const query = parameters.toString();
  return query === '' ? path : `${path}?${query}`;
}

function listOf(json: unknown, items: string | undefined): readonly Row[] | undefined {
  const list = items === undefined ? json : isRow(json) ? compileRead(items)(json) : undefined;
  const rows: readonly unknown[] | undefined = Array.isArray(list)
    ? list
    : items === undefined && isRow(list)
      ? [list]
      : undefined;
  return rows?.every(isRow) === true ? rows : undefined;
}

/** How many objects there are by the ministry's own count, as far as it tells. */
function totalOf(lookup: EndpointLookup, json: unknown): number {
  const { total } = lookup.pages ?? {};
  const told = total === undefined || !isRow(json) ? undefined : compileRead(total)(json);
  return typeof told === 'number' ? told : 0;
}

/** Path and query only: a page that lies at another host is not followed there. */
function nextPath(lookup: EndpointLookup, json: unknown): string | undefined {
  if (lookup.pages === undefined || !isRow(json)) return undefined;
  const next = compileRead(lookup.pages.next)(json);
  if (typeof next !== 'string' || next === '') return undefined;
  const base = 'http://source.invalid';
  if (!URL.canParse(next, base)) return undefined;
  const { pathname, search } = new URL(next, base);
  return pathname + search;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
