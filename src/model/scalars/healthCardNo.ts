import { patternRule } from './textRule.ts';

/** `HealthCardNo`: group (2 letters), level of benefit (1), province (2), insurance number (10). */
export const healthCardNoRule = patternRule('HealthCardNo', /^[A-Z]{2}[1-5]\d{12}$/);
