import { GatewayError } from '../errors/gatewayError.ts';

/**
 * Whether a request with a refused field is to be refused as a whole, as `Lienthong-On-Refusal` says: `request`, or `field`
 * for that field alone, which also holds without the header.
 *
 * - throws `ON_REFUSAL_UNKNOWN` for another word: who wrote it meant something, and would get the answer of who said nothing
 */
export function refusesWhole(value: string | undefined): boolean {
  if (value === undefined || value === 'field') return false;
  if (value === 'request') return true;
  throw new GatewayError('ON_REFUSAL_UNKNOWN');
}
