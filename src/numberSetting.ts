import { z } from 'zod';

/**
 * A number of the settings, which the environment gives as a text. Nothing else stands for a number: a setting whose value
 * was forgotten is wrong, and not zero, which often means "never" or "any".
 */
export function numberSetting(schema: z.ZodNumber) {
  return z.preprocess((value) => (typeof value === 'string' && isNumber(value) ? Number(value) : value), schema);
}

function isNumber(text: string): boolean {
  return /^\s*-?\d+(?:\.\d+)?\s*$/.test(text);
}
