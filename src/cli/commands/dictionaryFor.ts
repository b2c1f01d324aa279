import { readAccessRules } from '../../access/accessRules.ts';
import { readRuleFiles } from '../../access/rules/ruleFiles.ts';
import { vocabularyOf } from '../../access/vocabulary.ts';
import { fieldClasses } from '../../dictionary/fieldClasses.ts';
import { narrowDictionary } from '../../dictionary/publish/narrowDictionary.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Caller } from '../../model/access.ts';
import type { Dictionary } from '../../model/dictionary.ts';

/** For whom a dictionary is published. */
export interface StatedProfile {
  readonly role: string;
  readonly purpose: string;
  readonly agency?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** A case and a reason that only say that there is one: what may be read does not hang on which. */
const SOME = 'some';

/**
 * The part of a dictionary that a role may read for a purpose.
 *
 * - `folder`: rules of access
 * - throws `ROLE_UNKNOWN`, and what `AccessRules.admit` throws where the role is not admitted to the purpose
 */
export function dictionaryFor(profile: StatedProfile, dictionary: Dictionary, folder: string): Dictionary {
  const { role, purpose, agency, today } = profile;
  const classes = fieldClasses(dictionary);
  const rules = readAccessRules(readRuleFiles(folder), vocabularyOf(dictionary, classes));
  const kind = rules.rules.roles.get(role)?.kind;
  if (kind === undefined) throw new GatewayError('ROLE_UNKNOWN', { role });
  const caller: Caller = {
    ...{ issuer: '', subject: '', kind, role, assurance: 'level-2' },
    ...(agency === undefined ? {} : { agency }),
  };
  const consented = rules.admit(caller, { purpose, caseId: SOME, emergency: SOME }, today)?.consent ?? [];
  const view = rules.profile(caller, { purpose, consented, emergency: true });
  return narrowDictionary(dictionary, (each) => !classes.has(each) || view.decide(each).kind === 'allowed');
}
