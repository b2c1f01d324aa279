import { accept, refuse } from './result.ts';
import { textRule } from './textRule.ts';

export const ADMIN_UNIT_CODE = /^(\d{2}|\d{5})$/;
const DISTRICT = /^\d{3}$/;

/**
 * `AdminUnitCode`: two digits for a province, five for a commune. A district's three digits are taken from clients, who
 * copy them from old papers, and never given out. Which unit a code names depends on the date, so no list is asked here.
 */
export const adminUnitCodeRule = textRule('AdminUnitCode', (text, direction) => {
  if (ADMIN_UNIT_CODE.test(text)) return accept(text);
  if (direction === 'input' && DISTRICT.test(text)) {
    return accept(text, [{ code: 'ADMIN_UNIT_DISTRICT', params: { scalar: 'AdminUnitCode' } }]);
  }
  return refuse('SCALAR_MALFORMED', { scalar: 'AdminUnitCode', format: ADMIN_UNIT_CODE.source });
});
