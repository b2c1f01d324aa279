import { patternRule } from './textRule.ts';

/** `SocialInsuranceNo`: ten digits, in use until 31 August 2026. */
export const socialInsuranceNoRule = patternRule('SocialInsuranceNo', /^\d{10}$/);
