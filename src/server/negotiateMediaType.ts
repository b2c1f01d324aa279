import { GatewayError } from '../errors/gatewayError.ts';
import { LruCache } from '../util/lruCache.ts';

/** Media types of a GraphQL answer ("GraphQL over HTTP", section 4.1). */
export type AnswerMediaType = 'application/graphql-response+json' | 'application/json';

/** In which forms a client takes its answer; at least one. */
export interface AcceptedForms {
  /** One JSON text. */
  readonly json: AnswerMediaType | undefined;
  /** Several, as `multipart/mixed` ("GraphQL over HTTP", RFC on incremental delivery). */
  readonly multipart: boolean;
  /** Several, as `text/event-stream` (GraphQL over SSE, distinct connections mode). */
  readonly eventStream: boolean;
}

const JSON_TYPES: readonly AnswerMediaType[] = ['application/graphql-response+json', 'application/json'];

/** The version of incremental delivery that is spoken, as clients name it; older ones have another form of answer. */
export const INCREMENTAL_SPEC = 'v0.2';

/** Clients send the same few headers over and over; together so many characters are remembered. */
const known = new LruCache<string, AcceptedForms>({ maxWeight: 64_000, weigh: (_forms, accept) => accept.length });

interface Accepted {
  readonly range: string;
  readonly parameters: readonly string[];
  readonly quality: number;
  readonly position: number;
}

/**
 * What an `Accept` header admits. Of the JSON types the one with the highest quality, the caller's order deciding
 * between equals; no header and wildcards mean `application/json`, as older clients expect. Several answers are admitted
 * only where they are named.
 *
 * - throws `REQUEST_NOT_ACCEPTABLE` when nothing of it can be served
 *
 * From: RFC 9110 §12.5.1; "GraphQL over HTTP", section 4.1.
 */
export function negotiateMediaType(accept: string | undefined): AcceptedForms {
  if (accept === undefined || accept.trim() === '')
    return { json: 'application/json', multipart: false, eventStream: false };
  const remembered = known.get(accept);
  if (remembered !== undefined) return remembered;
  const ranges = parseAccept(accept);
  const forms: AcceptedForms = {
    json: jsonType(ranges),
    multipart: ranges.some(isOurMultipart),
    eventStream: ranges.some(({ range }) => range === 'text/event-stream'),
  };
  if (forms.json === undefined && !forms.multipart && !forms.eventStream)
    throw new GatewayError('REQUEST_NOT_ACCEPTABLE');
  known.set(accept, forms);
  return forms;
}

function jsonType(ranges: readonly Accepted[]): AnswerMediaType | undefined {
  for (const { range } of ranges) {
    const served = JSON_TYPES.find((type) => type === range);
    if (served !== undefined) return served;
    if (range === '*/*' || range === 'application/*') return 'application/json';
  }
  return undefined;
}

function isOurMultipart({ range, parameters }: Accepted): boolean {
  if (range !== 'multipart/mixed') return false;
  const stated = parameters.filter((parameter) => /^(incrementalspec|deferspec)=/.test(parameter));
  return stated.every((parameter) => parameter.replaceAll('"', '') === `incrementalspec=${INCREMENTAL_SPEC}`);
}

function parseAccept(accept: string): Accepted[] {
  return accept
    .slice(0, 2_000)
    .split(',')
    .map((part, position) => {
      const [range = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { range, parameters, position, quality: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((left, right) => right.quality - left.quality || left.position - right.position);
}
