import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../errors/gatewayError.ts';

/**
 * A header's value, if it was sent exactly once and holds nothing but visible ASCII and spaces.
 *
 * - `limit`: longest value accepted (characters)
 * - absent or empty gives `undefined`; twice, too long or with other characters throws `REQUEST_HEADER`
 *
 * Node joins repeated headers with a comma, which would let a proxy and the gateway read different purposes;
 * so the raw headers are counted.
 */
export function singleHeader(message: IncomingMessage, header: string, limit: number): string | undefined {
  if (message.headers[header] === undefined) return undefined;
  const values: string[] = [];
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    const name = message.rawHeaders[index] ?? '';
    // Most differ in length, which is quicker to see.
    if (name.length === header.length && name.toLowerCase() === header) {
      values.push(message.rawHeaders[index + 1] ?? '');
    }
  }
  const [value = ''] = values;
  if (values.length > 1 || value.length > limit || !/^[\x20-\x7e]*$/.test(value)) {
    throw new GatewayError('REQUEST_HEADER', { header, limit });
  }
  return value === '' ? undefined : value;
}
