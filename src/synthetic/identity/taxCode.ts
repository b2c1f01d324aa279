import { digits } from './personalId.ts';

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Check digit of a tax code's first nine digits; 10 where no digit fits and the number must not be given out. */
export function taxCheckDigit(nineDigits: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(nineDigits[index]), 0);
  return 10 - (sum % 11);
}

/** The tax code of the enterprise with this ordinal (0 to 399 million): ten digits that pass the check, each ordinal its own. */
export function enterpriseTaxCode(ordinal: number): string {
  // A step of one in the last digit changes the sum by 3, so one of two neighbours always has a check digit.
  const even = digits(100_000_000 + ordinal * 2, 9);
  const odd = digits(100_000_001 + ordinal * 2, 9);
  const nine = taxCheckDigit(even) === 10 ? odd : even;
  return `${nine}${taxCheckDigit(nine)}`;
}
