import { patternRule } from './textRule.ts';

/** `PhoneNumber`: ten digits that begin with 0. */
export const phoneNumberRule = patternRule('PhoneNumber', /^0\d{9}$/);
