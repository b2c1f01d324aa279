import { GatewayError } from '../errors/gatewayError.ts';
import { readAccessRules, type AccessRules } from './accessRules.ts';
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
 * version with anything wrong in it is not taken, and the last valid one stays. Files are looked at from time to time, as
 * replaced links and mounted folders must be followed too; a change is taken when two looks find the same, so that a folder
 * that is being written is not read half done.
 *
 * - throws `ACCESS_RULES_INVALID` when the first version is not valid: the gateway does not start without rules
 */
export function followAccessRules(options: FollowOptions): FollowedRules {
  const { folder, vocabulary, lookMs } = options;
  // Before the content: what is written between the two is seen as a change.
  let taken = stateOfFolder(folder);
  let seen = taken;
  let current = readAccessRules(readRuleFiles(folder), vocabulary);
  const look = () => {
    const found = stateOfFolder(folder);
    const isSettled = found === seen;
    seen = found;
    if (found === taken || !isSettled) return;
    taken = found;
    try {
      const files = readRuleFiles(folder);
      if (files.version === current.version) return;
      current = readAccessRules(files, vocabulary);
    } catch (error) {
      options.onRefused(error instanceof GatewayError ? error.message : 'They cannot be read.');
      return;
    }
    options.onTaken(current);
  };
  const timer = setInterval(look, lookMs).unref();
  return {
    current: () => current,
    close: () => {
      clearInterval(timer);
    },
  };
}
