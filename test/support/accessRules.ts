import { readAccessRules, type AccessRules } from '../../src/access/accessRules.ts';
import { readRuleFiles, type RuleFiles } from '../../src/access/rules/ruleFiles.ts';
import { vocabularyOf, type Vocabulary } from '../../src/access/vocabulary.ts';
import { fieldClasses } from '../../src/dictionary/fieldClasses.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';

/** What the rules of the shipped dictionary may speak of. */
export function shippedVocabulary(): Vocabulary {
  const dictionary = loadDictionary('schema');
  return vocabularyOf(dictionary, fieldClasses(dictionary));
}

/** The shipped rules, with files changed by `change`. */
export function shippedRules(
  change: (files: RuleFiles) => RuleFiles = (files) => files,
  vocabulary = shippedVocabulary(),
): AccessRules {
  return readAccessRules(change(readRuleFiles('schema/access')), vocabulary);
}
