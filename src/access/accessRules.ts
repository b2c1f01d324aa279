import type { AccessProfile, Caller } from '../model/access.ts';
import type { Purpose } from '../model/purpose.ts';
import { LruCache } from '../util/lruCache.ts';
import { newCedar } from './cedar/cedarInstance.ts';
import { createAsker } from './cedar/createAsker.ts';
import { readPolicies, type Policy } from './cedar/readPolicies.ts';
import { admit, type Stated } from './decide/admit.ts';
import { circumstancesKey, circumstancesOf, withStated, type Circumstances } from './decide/circumstances.ts';
import { createProfile, type DecidingRules } from './decide/createProfile.ts';
import { likenessOf } from './rules/containers.ts';
import type { RuleFiles } from './rules/ruleFiles.ts';
import { readRuleSet } from './rules/ruleSet.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Profiles whose decisions are kept (count); roles, purposes and levels make some hundreds. */
const KEPT_PROFILES = 500;

/** One version of the rules of access. What was decided by it stays so, also when another version follows. */
export interface AccessRules {
  /** Differs between versions. */
  readonly version: string;
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** All of it, for documentation. */
  readonly rules: DecidingRules;
  readonly policies: readonly Policy[];
  /** The stated purpose of a caller who is admitted to it; throws as `admit` does. */
  admit(caller: Caller | undefined, stated: Stated, today: string): Purpose | undefined;
  /**
   * What a caller may read.
   *
   * - `purpose`: one to which the caller was admitted
   * - `consented`: groups for which there is a consent receipt
   * - `emergency`: whether a reason for an emergency was given
   */
  profile(
    caller: Caller | undefined,
    more: { readonly purpose?: string; readonly consented?: readonly string[]; readonly emergency?: boolean },
  ): AccessProfile;
}

/**
 * Makes rules of the files of a folder.
 *
 * - throws `ACCESS_RULES_INVALID` with file and line of what is wrong; nothing of the files is taken then
 */
export function readAccessRules(files: RuleFiles, vocabulary: Vocabulary): AccessRules {
  const ruleSet = readRuleSet(files, vocabulary);
  const cedar = newCedar();
  const policies = readPolicies(cedar, files.policies, ruleSet);
  const named = (type: string) =>
    policies.flatMap(({ references }) => references.flatMap((found) => (found.type === type ? [found.id] : [])));
  const singly = new Set([
    ...named('Element'),
    ...named('EntityType'),
    ...[...ruleSet.purposes.values()].flatMap(({ revealedElements, ownMasks }) => [
      ...revealedElements,
      ...ownMasks.keys(),
    ]),
  ]);
  const admitted = [...ruleSet.purposes.values()].flatMap((purpose) => purpose.admitted);
  const patterns = [...new Set([...admitted.flatMap(({ agencies }) => agencies), ...named('Agencies')])].sort();
  const rules: DecidingRules = {
    ...ruleSet,
    ask: createAsker(cedar, policies, ruleSet),
    likeness: likenessOf(vocabulary.elements, ruleSet.containers, singly),
  };
  const profiles = new LruCache<string, AccessProfile>({ maxWeight: KEPT_PROFILES });
  const known = { roles: ruleSet.roles, patterns };
  const standings = new WeakMap<Caller, Circumstances>();

  /** The circumstances of a caller who has stated nothing: a caller is the same object as long as its token is believed. */
  function standingOf(caller: Caller | undefined): Circumstances {
    const standing = (caller && standings.get(caller)) ?? circumstancesOf(known, caller);
    if (caller !== undefined) standings.set(caller, standing);
    return standing;
  }

  return {
    version: ruleSet.version,
    purposes: ruleSet.purposes,
    rules,
    policies,
    admit: (caller, stated, today) => admit(ruleSet.purposes, caller, standingOf(caller), stated, today),
    profile: (caller, more) => {
      const circumstances = withStated(standingOf(caller), more);
      const key = circumstancesKey(circumstances);
      const profile = profiles.get(key) ?? createProfile(rules, circumstances);
      profiles.set(key, profile);
      return profile;
    },
  };
}
