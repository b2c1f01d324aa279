import { isCalendarDay } from './calendar.ts';
import { accept, refuse } from './result.ts';
import { textRule } from './textRule.ts';

export const DOSSIER_CODE = /^(?:000\.(?:\d{2}\.){2})?[GH]\d{2}(?:\.\d{2,3}){0,3}-(\d{2})(\d{2})(\d{2})-\d{3,8}$/;

/**
 * `DossierCode`: agency, day of receipt (yymmdd), running number. The old layout with three groups in front is still
 * about. From: Circular 03/2025/TT-VPCP; the exact layout is general knowledge.
 */
export const dossierCodeRule = textRule('DossierCode', (text) => {
  const match = DOSSIER_CODE.exec(text);
  if (match === null) return refuse('SCALAR_MALFORMED', { scalar: 'DossierCode', format: 'H29.21-250915-0012' });
  const isDay = isCalendarDay(2000 + Number(match[1]), Number(match[2]), Number(match[3]));
  return isDay ? accept(text) : refuse('DATE_IMPOSSIBLE', { scalar: 'DossierCode' });
});
