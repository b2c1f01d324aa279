import { z } from 'zod';
import type { Amount, Condition, Operand } from './condition.ts';

const operand: z.ZodType<Operand> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('value') }),
    z.strictObject({ kind: z.literal('field'), name: z.string().min(1) }),
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    z.strictObject({ kind: z.literal('trimmed'), of: operand }),
    z.strictObject({ kind: z.literal('folded'), of: operand }),
    z.strictObject({ kind: z.literal('slice'), of: operand, from: position, length: position.exactOptional() }),
    z.strictObject({ kind: z.literal('head'), of: operand, separator: character }),
    z.strictObject({ kind: z.literal('tail'), of: operand, separator: character }),
    z.strictObject({ kind: z.literal('joined'), parts: z.array(operand).min(1) }),
    z.strictObject({
      kind: z.literal('chosen'),
      cases: z.array(z.strictObject({ when: condition, then: operand })).min(1),
    }),
  ]),
);

const amount: z.ZodType<Amount> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('constant'), value: z.number() }),
    z.strictObject({ kind: z.literal('number'), of: operand }),
    z.strictObject({ kind: z.literal('length'), of: operand }),
    z.strictObject({
      kind: z.literal('weighted'),
      of: operand,
      weights: z.array(z.int()).min(1),
      modulo: z.int().min(1),
    }),
  ]),
);

const position = z.int().min(1);
const character = z.string().length(1);

const pattern = z.string().refine(isPattern, 'it is no regular expression');

/** A `Condition` as it stands in a file. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('always') }),
    z.strictObject({ kind: z.literal('all'), of: z.array(condition) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(condition) }),
    z.strictObject({ kind: z.literal('not'), of: condition }),
    z.strictObject({ kind: z.literal('guarded'), when: condition, then: condition }),
    z.strictObject({ kind: z.literal('present'), of: operand }),
    z.strictObject({ kind: z.literal('matches'), of: operand, pattern }),
    z.strictObject({ kind: z.literal('oneOf'), of: operand, texts: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('same'), one: operand, other: operand }),
    z.strictObject({ kind: z.literal('sooner'), one: operand, other: operand }),
    z.strictObject({ kind: z.literal('below'), one: amount, other: amount }),
    z.strictObject({ kind: z.literal('equal'), one: amount, other: amount }),
    z.strictObject({ kind: z.literal('composed'), of: operand }),
  ]),
);

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
