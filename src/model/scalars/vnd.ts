import { numberRule } from './numberRule.ts';

/** `Vnd`: whole đồng. A JSON number, exact up to 9 × 10¹⁵. */
export const vndRule = numberRule('Vnd', {
  least: -Number.MAX_SAFE_INTEGER,
  most: Number.MAX_SAFE_INTEGER,
  isWhole: true,
  format: '1500000000',
});
