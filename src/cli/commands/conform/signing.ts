import { join } from 'node:path';
import type { Command } from 'commander';
import { openAnswerKeys } from '../../../receipt/keyFile.ts';
import { readKeySet } from '../../../receipt/readKeySet.ts';
import type { PublicJwk } from '../../../receipt/signingKey.ts';

export interface SigningFlags {
  readonly signingKey: string;
}

export interface TrustFlags extends SigningFlags {
  readonly trust?: string;
}

/** Where the key that signs certificates and waivers is, unless `--signing-key` says otherwise. */
const SIGNING_KEY = join('.data', 'keys', 'conformance.json');

/** Adds `--signing-key`; the file is made where there is none. */
export function withSigningKey(command: Command): Command {
  return command.option('--signing-key <file>', 'key that signs; made where there is none', SIGNING_KEY);
}

/** Adds `--trust`. */
export function withTrust(command: Command): Command {
  return command.option('--trust <file or url>', 'key set of those whose signatures count; your own key without it');
}

/** The keys whose signatures count. */
export async function trustedKeys({ trust, signingKey }: TrustFlags): Promise<readonly PublicJwk[]> {
  return trust === undefined ? openAnswerKeys(signingKey).published : readKeySet(trust);
}
