/** Longest shape that is shown (characters). */
const LONGEST = 24;

/** What a value looks like without saying it: digits become 9, letters A and a. Nothing of a person remains. */
export function shapeOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (typeof value !== 'string') return `a ${typeof value}`;
  if (value.trim() === '') return 'an empty text';
  const shape = value
    .slice(0, LONGEST)
    .replace(/\p{Cc}/gu, '␀')
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{Ll}\p{Lo}\p{M}]/gu, 'a');
  return `"${shape}${value.length > LONGEST ? '…' : ''}"`;
}
