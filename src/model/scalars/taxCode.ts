import { personalIdWarnings } from './personalId.ts';
import { accept, refuse } from './result.ts';
import type { ScalarResult, ScalarRule } from './scalarRule.ts';
import { taxCodeCheckDigit } from './taxCodeCheckDigit.ts';
import { textRule, type Direction } from './textRule.ts';

export const TAX_CODE = /^\d{10}(-\d{3})?$|^\d{12}$/;
const scalar = 'TaxCode';

/**
 * `TaxCode`: ten digits with a check digit, thirteen for dependent units, the personal number for natural persons.
 * A wrong check digit is refused from clients, where it is a slip of the pen, and only warns in a ministry's record,
 * where it is what the register holds.
 *
 * - `whenUndefined`: what to do where the check digit would be 10; sources disagree, so it is configuration
 *
 * From: Circular 86/2024/TT-BTC and its successor 90/2026; the weights from general practice.
 */
export function taxCodeRule(whenUndefined: 'warn' | 'refuse' = 'warn'): ScalarRule {
  return textRule(scalar, (text, direction) => {
    if (!TAX_CODE.test(text)) return refuse('SCALAR_MALFORMED', { scalar, format: TAX_CODE.source });
    return text.length === 12 ? accept(text, personalIdWarnings(text, scalar)) : checkTenDigits(text, direction);
  });

  function checkTenDigits(text: string, direction: Direction): ScalarResult {
    const checkDigit = taxCodeCheckDigit(text);
    if (checkDigit === Number(text[9])) return accept(text);
    const code = checkDigit === 10 ? 'TAX_CODE_CHECK_DIGIT_UNDEFINED' : 'TAX_CODE_CHECK_DIGIT';
    const isLenient = direction === 'output' || (checkDigit === 10 && whenUndefined === 'warn');
    return isLenient ? accept(text, [{ code, params: { scalar } }]) : refuse(code, { scalar });
  }
}
