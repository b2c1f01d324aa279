import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../errors/gatewayError.ts';
import { bearerToken } from './bearerToken.ts';
import { emergencyReason, EMERGENCY_LIMIT } from './emergencyReason.ts';
import { refusesWhole } from './onRefusal.ts';
import { singleHeader } from './singleHeader.ts';

/** Longest purpose and case code accepted, and longest token (characters). */
const CODE_LIMIT = 200;
const TOKEN_LIMIT = 8_192;

/** Who asks, and why, for all operations of a connection. */
export interface SocketIdentity {
  readonly token?: string;
  readonly clientCertificate?: string;
  readonly purpose?: string;
  readonly caseId?: string;
  /** Reason of an emergency: each operation of the connection is one. */
  readonly emergency?: string;
  readonly wantsProvenance: boolean;
  readonly refuseWhole: boolean;
}

/**
 * Reads it from the payload of `connection_init`, under the names of the headers in any case, since browsers cannot set
 * headers of a WebSocket; what is not there is taken from the request itself.
 *
 * - throws a `GatewayError` for what cannot be a header's value, and for a name that is there twice
 */
export function socketIdentity(upgrade: IncomingMessage, payload: unknown): SocketIdentity {
  const given = Object.entries(payload ?? {}).map(([name, value]) => [name.toLowerCase(), value as unknown] as const);
  const read = (header: string, limit: number): string | undefined => {
    const values = given.flatMap(([name, value]) => (name === header ? [value] : []));
    const [value] = values;
    // In two spellings it would be two purposes, and who looks at one would not know of the other.
    if (values.length > 1) throw new GatewayError('REQUEST_HEADER', { header, limit });
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string' || value.length > limit || !/^[\x20-\x7e]*$/.test(value))
      throw new GatewayError('REQUEST_HEADER', { header, limit });
    return value;
  };
  const authorization = read('authorization', TOKEN_LIMIT);
  const stated = authorization === undefined ? undefined : /^bearer +([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  if (authorization !== undefined && stated === undefined)
    throw new GatewayError('TOKEN_INVALID', { problem: 'scheme' });
  const token = stated ?? bearerToken(upgrade);
  const purpose = read('lienthong-purpose', CODE_LIMIT) ?? singleHeader(upgrade, 'lienthong-purpose', CODE_LIMIT);
  const caseId = read('lienthong-case', CODE_LIMIT) ?? singleHeader(upgrade, 'lienthong-case', CODE_LIMIT);
  const emergency =
    read('lienthong-emergency', EMERGENCY_LIMIT) ?? singleHeader(upgrade, 'lienthong-emergency', EMERGENCY_LIMIT);
  const provenance = read('lienthong-provenance', 5) ?? singleHeader(upgrade, 'lienthong-provenance', 5);
  const onRefusal =
    read('lienthong-on-refusal', CODE_LIMIT) ?? singleHeader(upgrade, 'lienthong-on-refusal', CODE_LIMIT);
  return {
    wantsProvenance: provenance === '1',
    refuseWhole: refusesWhole(onRefusal),
    ...(token === undefined ? {} : { token }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(caseId === undefined ? {} : { caseId }),
    ...(emergency === undefined ? {} : { emergency: emergencyReason(emergency) }),
  };
}
