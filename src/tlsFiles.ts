import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Config } from './config.ts';
import { GatewayError } from './errors/gatewayError.ts';

/** What Node needs to speak TLS. */
export interface TlsOptions {
  readonly key: Buffer;
  readonly cert: Buffer;
  readonly ca?: Buffer;
  readonly requestCert: boolean;
  readonly rejectUnauthorized: false;
}

/**
 * Reads the files of the setting `tls`. Clients are asked for a certificate where it is said who signs them; who shows
 * none, or one of another signer, is served as somebody without.
 *
 * - throws `CONFIG_INVALID` for a file that cannot be read, or a key that does not fit
 */
export function readTlsFiles({ keyFile, certFile, clientCaFile }: NonNullable<Config['tls']>): TlsOptions {
  const [key, cert] = [read('tls.keyFile', keyFile), read('tls.certFile', certFile)];
  const ca = clientCaFile === undefined ? undefined : read('tls.clientCaFile', clientCaFile);
  const options = { key, cert, ...(ca === undefined ? {} : { ca }) };
  try {
    createSecureContext(options);
  } catch (cause) {
    throw new GatewayError(
      'CONFIG_INVALID',
      { where: 'tls', problem: 'key and certificates cannot be used' },
      { cause },
    );
  }
  return { ...options, requestCert: ca !== undefined, rejectUnauthorized: false };
}

function read(where: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new GatewayError('CONFIG_INVALID', { where, problem: 'the file cannot be read' }, { cause });
  }
}
