import { numberRule } from './numberRule.ts';

/** `Percent`: from 0 to 100. */
export const percentRule = numberRule('Percent', { least: 0, most: 100, isWhole: false, format: '0.5' });
