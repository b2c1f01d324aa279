import { z } from 'zod';
import { waiver } from '../waivers/waiver.ts';

const name = z.string().min(1).max(200);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const ruleIds = z.array(name).max(10_000);

/**
 * What a signed certificate says: this source was held against these rules, and conformed.
 *
 * - `sub`: the source, as a gateway names it; `iat`, `exp`: seconds since 1970
 * - `schema`: print of the schema that was tested (`schemaPrint`)
 * - `rules.digest`: SHA-256 over the rules as their documentation has them
 * - `sample.records`: how many records were read; `most` of each entity, chosen by `seed`
 */
export const certificate = z.strictObject({
  sub: name,
  iat: z.int().nonnegative(),
  exp: z.int().nonnegative(),
  target: z.string().min(1).max(2_000),
  kit: name,
  dictionary: name,
  schema: digest,
  rules: z.strictObject({
    digest,
    passed: ruleIds,
    notTested: ruleIds,
    waived: z.array(waiver).max(10_000),
  }),
  sample: z.strictObject({ most: z.int().positive(), seed: z.int(), records: z.int().nonnegative() }),
  load: z.strictObject({ perSecond: z.number().positive(), seconds: z.number().positive() }),
  result: z.literal('passed'),
});

export type Certificate = z.infer<typeof certificate>;
