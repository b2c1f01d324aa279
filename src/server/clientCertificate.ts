import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6, type BlockList, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { GatewayError } from '../errors/gatewayError.ts';
import { singleHeader } from './singleHeader.ts';

/** Longest certificate that a proxy may pass on (characters of its header). */
const CERTIFICATE_LIMIT = 12_000;

/** The thumbprint of a client's certificate (base64url SHA-256 of the DER, as `x5t#S256`), where the connection proved it. */
export type ReadClientCertificate = (message: IncomingMessage) => string | undefined;

/**
 * Reads it from the TLS connection, or, where a trusted proxy ended that connection, from the header in which the proxy
 * passes it on. From anybody else the header says nothing.
 *
 * - throws `REQUEST_HEADER` for a trusted proxy's header that holds no certificate
 *
 * From: RFC 8705 §3; RFC 9440 §2.
 */
export function clientCertificateReader(options: {
  readonly header?: string;
  readonly trustedProxies: BlockList;
}): ReadClientCertificate {
  const { header, trustedProxies } = options;
  const known = new WeakMap<Socket, { readonly thumbprint: string | undefined }>();
  return (message) => {
    const { socket } = message;
    if (header !== undefined && isListed(trustedProxies, socket.remoteAddress)) return passedOn(message, header);
    if (!(socket instanceof TLSSocket)) return undefined;
    const seen = known.get(socket) ?? { thumbprint: ofConnection(socket) };
    known.set(socket, seen);
    return seen.thumbprint;
  };
}

function ofConnection(socket: TLSSocket): string | undefined {
  const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined;
  return certificate === undefined ? undefined : thumbprintOf(certificate.raw);
}

/** A byte sequence of a structured field: base64 between colons (RFC 9651 §3.3.5). */
function passedOn(message: IncomingMessage, header: string): string | undefined {
  const value = singleHeader(message, header, CERTIFICATE_LIMIT);
  if (value === undefined) return undefined;
  const text = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(value)?.[1];
  if (text === undefined) throw new GatewayError('REQUEST_HEADER', { header, limit: CERTIFICATE_LIMIT });
  return thumbprintOf(Buffer.from(text, 'base64'));
}

function thumbprintOf(der: Buffer): string {
  return createHash('sha256').update(der).digest('base64url');
}

function isListed(networks: BlockList, address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  return plain !== '' && networks.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
