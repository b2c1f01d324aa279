import { GatewayError } from '../errors/gatewayError.ts';
import { readAccessRules, type AccessRules } from './accessRules.ts';
import { followState } from '../util/followState.ts';
import { readRuleFiles, stateOfFolder } from './rules/ruleFiles.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface FollowOptions {
  readonly folder: string;
  readonly vocabulary: Vocabulary;
  /** Time between two looks at the folder (milliseconds). */
  readonly lookMs: number;
  readonly onTaken: (rules: AccessRules) => void;
  /** Hears why changed rules were not taken. */
  readonly onRefused: (problem: string) => void;
}

/** Rules of access that follow their folder. */
export interface FollowedRules {
  /** What the last valid version says. */
  readonly current: () => AccessRules;
  readonly close: () => void;
}

/**
 * Opens the rules of access and follows changes of their files; requests under way keep the rules that they began with. A
 * version with anything wrong in it is not taken, and the last valid one stays.
 *
 * - throws `ACCESS_RULES_INVALID` when the first version is not valid: the gateway does not start without rules
 */
export function followAccessRules(options: FollowOptions): FollowedRules {
  const { folder, vocabulary, lookMs } = options;
  let current: AccessRules;
  // Before the content: what is written between the two is seen as a change.
  const followed = followState({
    stateOf: () => stateOfFolder(folder),
    lookMs,
    onChange: () => {
      try {
        const files = readRuleFiles(folder);
        if (files.version === current.version) return;
        current = readAccessRules(files, vocabulary);
      } catch (error) {
        options.onRefused(error instanceof GatewayError ? error.message : 'They cannot be read.');
        return;
      }
      options.onTaken(current);
    },
  });
  try {
    current = readAccessRules(readRuleFiles(folder), vocabulary);
  } catch (error) {
    followed.close();
    throw error;
  }
  return { current: () => current, close: followed.close };
}
