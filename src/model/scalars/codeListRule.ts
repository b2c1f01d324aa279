import type { CodeList } from '../dictionary.ts';
import { accept, refuse } from './result.ts';
import type { ScalarRule } from './scalarRule.ts';
import { textRule } from './textRule.ts';

/**
 * The rule of a scalar that stands for a code list: a code of the list at any time, since records keep the code of
 * their day. `isCodeValidAt` asks for a day.
 *
 * - `sampleFormat`: given where our list is a sample of a longer one; an unknown code of that format then only warns
 */
export function codeListRule(name: string, list: CodeList, sampleFormat?: RegExp): ScalarRule {
  const codes = new Set(list.entries.map((entry) => entry.code));
  const params = { scalar: name, list: list.id };
  return textRule(name, (text) => {
    if (codes.has(text)) return accept(text);
    if (sampleFormat?.test(text) === true) return accept(text, [{ code: 'CODE_NOT_IN_SAMPLE', params }]);
    return refuse('CODE_UNKNOWN', params);
  });
}
