import { Command } from 'commander';
import { openAnswerKeys } from '../../../receipt/keyFile.ts';
import { keySetOf } from '../../../receipt/keySet.ts';
import { withSigningKey, type SigningFlags } from './signing.ts';

/** `lienthong conform keys`: the public half of the key that signs certificates and waivers, for those who trust it. */
export function keysCommand(): Command {
  return withSigningKey(new Command('keys'))
    .description('print the public key set that others check certificates and waivers with')
    .action(({ signingKey }: SigningFlags) => {
      console.log(JSON.stringify(keySetOf(openAnswerKeys(signingKey).published), undefined, 2));
    });
}
