import { GatewayError } from '../../../src/errors/gatewayError.ts';

/** Entries of a page when the caller does not say, and at most (count). */
const USUAL = 20;
const MOST = 100;

/** How many entries a page is to hold; throws `PAGE_SIZE`. */
export function pageSize(first: unknown): number {
  if (first === undefined || first === null) return USUAL;
  if (typeof first === 'number' && first >= 1 && first <= MOST) return first;
  throw new GatewayError('PAGE_SIZE', { most: MOST });
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
