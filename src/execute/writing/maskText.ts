import type { MaskRule } from '../../model/mask.ts';
import type { ByteText } from '../../util/byteText.ts';
import { decodeJson, encodeJson } from '../reading/byteJson.ts';

/**
 * The JSON text of a leaf, shown in part: what is hidden is a `*` for each character (Unicode code point). A text that is not
 * longer than what would be shown is hidden whole. What is no text cannot be shown in part and becomes null.
 */
export function maskText(raw: ByteText, { keepStart, keepEnd }: MaskRule): ByteText {
  const said = decodeJson(raw);
  if (typeof said !== 'string') return 'null';
  const characters = Array.from(said);
  const hidden = characters.length - keepStart - keepEnd;
  if (hidden <= 0) return `"${'*'.repeat(characters.length)}"`;
  const start = characters.slice(0, keepStart).join('');
  const end = characters.slice(characters.length - keepEnd).join('');
  return encodeJson(`${start}${'*'.repeat(hidden)}${end}`) ?? 'null';
}
