import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateOfFile } from '../../util/followState.ts';
import { rulesInvalid } from './finding.ts';

/** A file of rules as it was read. */
export interface RuleText {
  /** Its path within the folder, as errors name it: `policies/20-sensitive.cedar`. */
  readonly file: string;
  readonly text: string;
}

/** Everything that decides about access, as texts. */
export interface RuleFiles {
  readonly roles: RuleText;
  readonly masks: RuleText;
  readonly groups: RuleText;
  readonly purposes: RuleText;
  readonly policies: readonly RuleText[];
  /** Differs when any of the texts does: the beginning of a SHA-256, hexadecimal. */
  readonly version: string;
}

const POLICIES = 'policies';

/** Largest file of rules (bytes). */
const FILE_LIMIT = 1_000_000;

/**
 * Reads the folder of the access rules.
 *
 * - throws `ACCESS_RULES_INVALID` when a file is missing, too large or not UTF-8, or when there is no policy
 */
export function readRuleFiles(folder: string): RuleFiles {
  const policies = policyNames(folder).map((name) => readText(folder, `${POLICIES}/${name}`));
  if (policies.length === 0) throw rulesInvalid([{ where: POLICIES, problem: 'there is no *.cedar file' }]);
  const files = {
    roles: readText(folder, 'roles.yaml'),
    masks: readText(folder, 'masks.yaml'),
    groups: readText(folder, 'groups.yaml'),
    purposes: readText(folder, 'purposes.yaml'),
  };
  const hash = createHash('sha256');
  for (const { file, text } of [...Object.values(files), ...policies]) hash.update(`${file}\0${text}\0`);
  return { ...files, policies, version: hash.digest('hex').slice(0, 16) };
}

/** Differs when a file of the folder was written, replaced, added or removed; costs a look at each file, not its content. */
export function stateOfFolder(folder: string): string {
  const names = ['roles.yaml', 'masks.yaml', 'groups.yaml', 'purposes.yaml'];
  return [...names, ...policyNames(folder).map((name) => `${POLICIES}/${name}`)]
    .map((name) => `${name},${stateOfFile(join(folder, name))}`)
    .join('\n');
}

function policyNames(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, POLICIES))
      .filter((name) => name.endsWith('.cedar') && !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

function readText(folder: string, file: string): RuleText {
  try {
    const bytes = readFileSync(join(folder, file));
    if (bytes.length > FILE_LIMIT) throw new RangeError(`it is larger than ${String(FILE_LIMIT)} bytes`);
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (cause) {
    const problem = cause instanceof RangeError ? cause.message : 'it cannot be read, or is not UTF-8';
    throw rulesInvalid([{ where: file, problem }], cause);
  }
}
