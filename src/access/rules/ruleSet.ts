import type { Vocabulary } from '../vocabulary.ts';
import { containersOf, type Containers } from './containers.ts';
import { readGroups, type ElementGroup } from './groupRows.ts';
import { readMasks, type Mask } from './maskRows.ts';
import { readPurposes, type RuledPurpose } from './readPurposes.ts';
import { readRoles, type Role } from './roleRows.ts';
import type { RuleFiles } from './ruleFiles.ts';

/** Roles, groups, masks and purposes of one version, which fit together. */
export interface RuleSet {
  readonly version: string;
  readonly vocabulary: Vocabulary;
  readonly roles: ReadonlyMap<string, Role>;
  readonly groups: ReadonlyMap<string, ElementGroup>;
  readonly masks: ReadonlyMap<string, Mask>;
  readonly purposes: ReadonlyMap<string, RuledPurpose>;
  /** Groups and masks of each element, by coordinate. */
  readonly containers: ReadonlyMap<string, Containers>;
}

/** Reads the YAML files of a folder of rules; throws `ACCESS_RULES_INVALID`. */
export function readRuleSet(files: RuleFiles, vocabulary: Vocabulary): RuleSet {
  const roles = readRoles(files.roles);
  const groups = readGroups(files.groups, vocabulary);
  const masks = readMasks(files.masks, vocabulary);
  const purposes = readPurposes(files.purposes, { vocabulary, roles, groups, masks });
  const containers = containersOf(groups, masks);
  return { version: files.version, vocabulary, roles, groups, masks, purposes, containers };
}
