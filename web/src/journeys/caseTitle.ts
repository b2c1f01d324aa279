import type { Operation, OperationCase } from '../api/types.ts';
import type { LanguageChoice } from '../language.ts';
import { CASE_TITLES } from './caseTitles.ts';

/** What a case is called; one without a title is called by its name, without the words it shares with all others. */
export function caseTitle({ id, cases }: Operation, { name }: OperationCase, pick: LanguageChoice['pick']): string {
  const [vi, en] = CASE_TITLES[`${id}/${name}`] ?? CASE_TITLES[name] ?? [];
  if (vi !== undefined && en !== undefined) return pick(vi, en);
  if (cases.length === 1) return pick('Chạy', 'Run');
  const words = name.split('-');
  const shared = sharedWords(cases.map((other) => other.name.split('-')));
  const own = words.slice(Math.min(shared, words.length - 1)).join(' ');
  return own.charAt(0).toUpperCase() + own.slice(1);
}

/** Words with which all names start (count). */
function sharedWords(names: readonly (readonly string[])[]): number {
  const [first = []] = names;
  const differing = first.findIndex((word, at) => names.some((words) => words[at] !== word));
  return differing === -1 ? first.length : differing;
}
