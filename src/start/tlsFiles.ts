import { readFileSync } from 'node:fs';
import { createSecureContext, Server as TlsServer } from 'node:tls';
import type { Config } from '../config.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { Logger } from '../observe/logger.ts';
import { followState, stateOfFile } from '../util/followState.ts';

/** Time between two looks at the files (milliseconds). */
const LOOK_MS = 1_000;

type TlsSettings = NonNullable<Config['tls']>;

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
export function readTlsFiles({ keyFile, certFile, clientCaFile }: TlsSettings): TlsOptions {
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

/** Key and certificates as they are when it is opened, and as they are renewed. */
export interface OpenedTls {
  readonly options: TlsOptions;
  /** Gives a server what is renewed: connections that are open stay as they are, new ones see the new certificate. */
  readonly serve: (server: object) => void;
  readonly close: () => void;
}

/**
 * Opens the files of the setting `tls` and follows them. While a key and its certificate are being replaced, and when what
 * stands there cannot be used, the last ones stay. Throws `CONFIG_INVALID`, as `readTlsFiles`, when the first cannot be used.
 */
export function openTls(settings: TlsSettings, logger: Logger): OpenedTls {
  const { keyFile, certFile, clientCaFile } = settings;
  const files = [keyFile, certFile, ...(clientCaFile === undefined ? [] : [clientCaFile])];
  const servers: TlsServer[] = [];
  // Before the content: what is written between the two is seen as a change.
  const followed = followState({
    stateOf: () => files.map(stateOfFile).join('\n'),
    lookMs: LOOK_MS,
    onChange: () => {
      try {
        const renewed = readTlsFiles(settings);
        for (const server of servers) server.setSecureContext(renewed);
        logger.info('certificates taken');
      } catch (error) {
        const problem = error instanceof GatewayError ? error.message : 'they cannot be used';
        logger.error({ problem }, 'certificates not taken, the last ones stay');
      }
    },
  });
  const serve = (server: object) => {
    if (server instanceof TlsServer) servers.push(server);
  };
  try {
    return { options: readTlsFiles(settings), serve, close: followed.close };
  } catch (error) {
    followed.close();
    throw error;
  }
}

function read(where: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new GatewayError('CONFIG_INVALID', { where, problem: 'the file cannot be read' }, { cause });
  }
}
