import type { Row } from '../inProcess/rows.ts';

/** Size of the values of rows, roughly as they came over the line (bytes): texts by their length, all else as 8. */
export function sizeOfRows(rows: readonly Row[]): number {
  let bytes = 0;
  for (const row of rows) {
    for (const value of Object.values(row)) {
      bytes += typeof value === 'string' ? Buffer.byteLength(value) : value === null ? 0 : 8;
    }
  }
  return bytes;
}
