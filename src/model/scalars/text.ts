import { isReadableText } from '../text/isReadableText.ts';
import { accept, refuse, warnIf } from './result.ts';
import { textRule } from './textRule.ts';

/** Longest text that a client may send (UTF-16 units). Ministries may answer longer ones; their limit is in bytes. */
const LONGEST_INPUT = 10_000;

/** `Text`: Unicode NFC without control characters. Text in another form is normalised, with a warning. */
export const plainTextRule = textRule('Text', (text, direction) => {
  const scalar = 'Text';
  if (direction === 'input' && text.length > LONGEST_INPUT) {
    return refuse('SCALAR_TEXT_TOO_LONG', { scalar, most: LONGEST_INPUT });
  }
  if (!isReadableText(text)) return refuse('SCALAR_TEXT_UNREADABLE', { scalar });
  const normalised = text.normalize('NFC');
  return accept(normalised, warnIf(normalised !== text, 'SCALAR_TEXT_NORMALISED', scalar));
});
