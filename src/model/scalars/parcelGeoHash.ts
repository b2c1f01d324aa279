import { patternRule } from './textRule.ts';

/** `ParcelGeoHash`: twelve characters of a GeoHash. All Vietnam lies in cell `w`; a, i, l and o do not occur. */
export const parcelGeoHashRule = patternRule('ParcelGeoHash', /^w[0-9b-hjkmnp-z]{11}$/);
