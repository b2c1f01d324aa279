import { patternRule } from './textRule.ts';

/** `Geometry`: well-known text. From: OGC 06-103r4, §7; the coordinates themselves are the register's business. */
export const geometryRule = patternRule(
  'Geometry',
  /^(POINT|POLYGON|MULTIPOLYGON) ?\([-+0-9.eE ,()]+\)$/,
  'POLYGON((x y, x y, x y, x y))',
);
