export const TAX_CODE_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * Check digit that the first nine digits of a tax code ask for, from 0 to 10 except 0: ten minus the weighted sum
 * modulo 11. 10 fits in no digit; it is unclear whether such codes are given out.
 */
export function taxCodeCheckDigit(tenDigits: string): number {
  const sum = TAX_CODE_WEIGHTS.reduce((total, weight, place) => total + weight * Number(tenDigits[place]), 0);
  return 10 - (sum % 11);
}
