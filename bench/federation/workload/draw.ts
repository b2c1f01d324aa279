/** What a row's number and a column's number always draw: the same in every process, in no order that compresses well. */
export function draw(row: number, column: number): number {
  let bits = Math.imul(row ^ Math.imul(column + 1, 0x9e3779b1), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** One of the words. */
export function pick<Word>(words: readonly Word[], row: number, column: number): Word {
  const word = words[draw(row, column) % words.length];
  if (word === undefined) throw new Error('There are no words to pick from.');
  return word;
}

/** A day from `first` on, within `years` years (ISO 8601). */
export function pickDay(first: number, years: number, row: number, column: number): string {
  const drawn = draw(row, column);
  const month = 1 + (drawn % 12);
  const day = 1 + ((drawn >>> 4) % 28);
  return `${first + ((drawn >>> 9) % years)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
