import { patternRule } from './textRule.ts';

/** `FacilityCode`: five letters or digits. Not the thirteen-digit sender code of messages. From: Decision 384/QĐ-BYT of 2019. */
export const facilityCodeRule = patternRule('FacilityCode', /^[0-9A-Z]{5}$/);
