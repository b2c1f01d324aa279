import { patternRule } from './textRule.ts';

/** `EmailAddress`: a plausible address; only a letter sent there proves it. From: the lengths of RFC 5321, §4.5.3.1. */
export const emailAddressRule = patternRule(
  'EmailAddress',
  /^(?=.{3,254}$)[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/,
  'name@example.vn',
);
