import { testReuseRules } from '../config/testReuse.ts';

/** Whether two units are the same however they are written (`mmol/L`, `mmol / l`, `μmol/L`). Nothing is converted. */
export function isSameUnit(one: string, other: string): boolean {
  return plainUnit(one) === plainUnit(other);
}

/** Case carries meaning (`G/L` is 10⁹ per litre, `g/L` grams), except in the letter of the litre itself. */
function plainUnit(unit: string): string {
  const plain = unit
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\/(m|d|µ|μ)?l$/, '/$1L');
  return testReuseRules.sameUnit[plain] ?? plain;
}
