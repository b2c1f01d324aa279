import { asText } from '../values/asText.ts';
import { compileRead, type Row } from './rows.ts';

/**
 * Orders rows as `order by` would; for rows that a table in between or pages have put out of order.
 *
 * - `orderBy`: columns, each with ` desc` if descending; null comes last
 */
export function compareRows(orderBy: readonly string[]): (a: Row, b: Row) => number {
  const columns = orderBy.map((entry) => {
    const [column = '', direction] = entry.split(' ');
    return { read: compileRead(column), sign: direction === 'desc' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { read, sign } of columns) {
      const order = compareValues(read(a), read(b), sign);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compareValues(a: unknown, b: unknown, sign: number): number {
  const isANull = a === null || a === undefined;
  const isBNull = b === null || b === undefined;
  if (isANull || isBNull) return Number(isANull) - Number(isBNull);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  const [left, right] = [asText(a), asText(b)];
  return left === right ? 0 : left < right ? -sign : sign;
}
