import { join } from 'node:path';
import { followAccessRules, type FollowedRules } from '../access/followAccessRules.ts';
import { vocabularyOf } from '../access/vocabulary.ts';
import type { Config } from '../config.ts';
import { fieldClasses } from '../dictionary/fieldClasses.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Logger } from '../observe/logger.ts';
import { packageRoot } from '../util/packageRoot.ts';

/** Time between two looks at the rules of access (milliseconds). */
const LOOK_MS = 500;

/** Opens the rules of access, the operator's or those that come with the gateway, and follows them; what comes of it goes to the log. */
export function openAccess({ dir }: Config['access'], dictionary: Dictionary, logger: Logger): FollowedRules {
  const folder = dir ?? join(packageRoot(), 'schema', 'access');
  return followAccessRules({
    folder,
    vocabulary: vocabularyOf(dictionary, fieldClasses(dictionary)),
    lookMs: LOOK_MS,
    onTaken: ({ version, purposes, policies }) => {
      logger.info({ version, purposes: purposes.size, policies: policies.length }, 'access rules taken');
    },
    onRefused: (problem) => {
      logger.error({ problem }, 'access rules not taken, the last ones stay');
    },
  });
}
