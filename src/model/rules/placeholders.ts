/** Letters of either case, as a pattern of classes: databases fold the case of Vietnamese letters differently. */
function eitherCase(pattern: string): string {
  return pattern.replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

const DIGITS = Array.from('0123456789');

/** Words and signs that stand for "not known", as a pattern of the whole text without spaces at its ends. */
export const PLACEHOLDERS = `^(?:${[
  `${eitherCase('n')}/?${eitherCase('a')}(?:-.*)?`,
  ...['null', 'none', 'nil', 'undefined', 'unknown', 'test', 'tbd'].map(eitherCase),
  ...['không có', 'không rõ', 'chưa có', 'chưa rõ'].map(eitherCase),
  '[xX]{2,}',
  '[-_.?*/]+',
  '0{4,}',
  ...DIGITS.map((digit) => `${digit}{8,}`),
  '1234567890*1?2?',
].join('|')})$`;
