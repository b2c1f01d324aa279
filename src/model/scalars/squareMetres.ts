import { numberRule } from './numberRule.ts';

/** `SquareMetres`: an area; the most is the area of the Earth's land. */
export const squareMetresRule = numberRule('SquareMetres', {
  least: 0,
  most: 149e12,
  isWhole: false,
  format: '120.5',
});
