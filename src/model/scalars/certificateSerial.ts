import { isReadableText } from '../text/isReadableText.ts';
import { accept, refuse, warnIf } from './result.ts';
import { textRule } from './textRule.ts';

/** Letters as they are printed on the form, a space, the digits. */
export const CERTIFICATE_SERIAL = /^[A-ZĐ]{1,2} \d{6,8}$/;
const LONGEST = 40;
const scalar = 'CertificateSerial';

/** Capital letters, then one space, then the digits: `bk123456` and `BK  123456` are `BK 123456`. */
export function normaliseCertificateSerial(text: string): string {
  const spaced = text.normalize('NFC').trim().replace(/\s+/g, ' ').toUpperCase();
  return spaced.replace(/^(\p{Lu}{1,2})[ .-]?(\d[\d ]{5,10})$/u, (_, letters: string, digits: string) => {
    return `${letters} ${digits.replaceAll(' ', '')}`;
  });
}

/**
 * `CertificateSerial`: letters and six or eight digits, as printed on the form. Real registers hold misread ones, so
 * another layout only warns.
 */
export const certificateSerialRule = textRule(scalar, (text) => {
  const serial = normaliseCertificateSerial(text);
  if (serial === '') return refuse('SCALAR_MALFORMED', { scalar, format: 'BK 123456' });
  if (serial.length > LONGEST) return refuse('SCALAR_TEXT_TOO_LONG', { scalar, most: LONGEST });
  if (!isReadableText(serial)) return refuse('SCALAR_TEXT_UNREADABLE', { scalar });
  return accept(serial, [
    ...warnIf(serial !== text, 'CERTIFICATE_SERIAL_NORMALISED', scalar),
    ...warnIf(!CERTIFICATE_SERIAL.test(serial), 'CERTIFICATE_SERIAL_UNUSUAL', scalar),
  ]);
});
