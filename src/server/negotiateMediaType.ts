import { GatewayError } from '../errors/gatewayError.ts';

/** Media types of a GraphQL answer ("GraphQL over HTTP", section 4.1). */
export type AnswerMediaType = 'application/graphql-response+json' | 'application/json';

const SERVED: readonly AnswerMediaType[] = ['application/graphql-response+json', 'application/json'];

interface Accepted {
  readonly range: string;
  readonly quality: number;
  readonly position: number;
}

/**
 * The answer's media type for an `Accept` header: the served type with the highest quality, the caller's order
 * deciding between equals. No header and wildcards mean `application/json`, as older clients expect.
 *
 * From: RFC 9110 §12.5.1; "GraphQL over HTTP", section 4.1.
 */
export function negotiateMediaType(accept: string | undefined): AnswerMediaType {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  for (const { range } of parseAccept(accept)) {
    const served = SERVED.find((type) => type === range);
    if (served !== undefined) return served;
    if (range === '*/*' || range === 'application/*') return 'application/json';
  }
  throw new GatewayError('REQUEST_NOT_ACCEPTABLE');
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
      return { range, position, quality: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((left, right) => right.quality - left.quality || left.position - right.position);
}
