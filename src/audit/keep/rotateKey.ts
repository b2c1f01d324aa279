import { GatewayError } from '../../errors/gatewayError.ts';
import type { AuditSettings } from '../auditSettings.ts';
import { adoptNextKeyFile, openKeyFile, renewedKeys, writeNextKeyFile } from '../heads/keyFile.ts';
import { signKeyStatement } from '../heads/keyStatement.ts';
import { signerOf, signHead } from '../heads/treeHead.ts';
import { GrowingTree } from '../merkle/growingTree.ts';
import { smallChange } from '../store/changes.ts';
import { changeLog } from './inStore.ts';

/** What a change of the key came to; keys by their identifiers. */
export interface RotatedKey {
  readonly before: string;
  readonly after: string;
  /** Records that stand under the old key's last head (count). */
  readonly since: number;
}

/**
 * Gives the log a new signing key, signed by the old one, which signs a last head before. Processes that write the log
 * go on recording and sign again as soon as they find the new key in their key file.
 *
 * - throws `AUDIT_KEY_UNKNOWN` when the key file is not of this log
 */
export async function rotateKey(settings: AuditSettings, nowMs: number): Promise<RotatedKey> {
  const { keyFile } = settings;
  const old = openKeyFile(keyFile);
  const renewed = renewedKeys(old);
  // Beside the old one first: whenever this is broken off, the key that the log knows is in one of the two files.
  writeNextKeyFile(keyFile, renewed);
  const time = new Date(nowMs).toISOString();
  const changes = await changeLog(settings, ({ state }) => {
    const { logId, size, headSize, keyId } = state;
    const signer = signerOf(logId);
    if (keyId !== old.signing.idFor(signer)) throw new GatewayError('AUDIT_KEY_UNKNOWN', { file: keyFile, keyId });
    const isUnsigned = size > headSize;
    const root = new GrowingTree(size, state.peaks).root();
    return Promise.resolve(
      smallChange(
        state,
        { keyId: renewed.signing.idFor(signer), ...(isUnsigned ? { headSize: size, headMs: nowMs } : {}) },
        {
          head: isUnsigned ? signHead({ logId, size, root, time }, old.signing) : undefined,
          key: signKeyStatement({ logId, since: size, time }, renewed.signing, old.signing),
        },
      ),
    );
  });
  adoptNextKeyFile(keyFile);
  if (changes === undefined) throw new TypeError('A change of the key always changes the log.');
  return { before: changes.before.keyId, after: changes.after.keyId, since: changes.after.size };
}
