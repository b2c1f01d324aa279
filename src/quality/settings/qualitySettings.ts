import { z } from 'zod';
import { CRITERIA } from './criteria.ts';

const share = z.number().min(0).max(1);
const criterion = z.enum(CRITERIA);
const coordinate = z.string().regex(/^\w+\.\w+$/, 'it must be Entity.element');
const codes = z.array(z.string()).min(1);
const days = z.number().int().min(1).max(36_500);

/** Weights are written with two or three decimals; their sum need not be exact in binary. */
function addsUpToOne(weights: readonly number[]): boolean {
  return Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9;
}

const weights = z
  .strictObject({ dqi: share, connected: share, use: share, conformance: share, operation: share })
  .extend({ fullUsePer1000Rows: z.number().positive() });

/** The file `quality.yaml`: weights, gates, bands and limits. */
export const qualitySettings = z.strictObject({
  criteria: z
    .strictObject({ correct: named(), complete: named(), clean: named(), current: named(), consistent: named() })
    .refine((each) => addsUpToOne(CRITERIA.map((name) => each[name].weight)), 'the weights do not add up to 1'),
  elements: z.strictObject({
    identifier: z.number().positive(),
    mandatory: z.number().positive(),
    optional: z.number().positive(),
  }),
  gate: z
    .strictObject({
      scalars: z.array(z.string().min(1)).min(1),
      criteria: z.array(criterion).min(1),
      full: z.number().min(0).max(100),
      least: z.number().min(0).max(100),
    })
    .refine(({ full, least }) => least <= full, { path: ['least'], message: 'it is above full' }),
  score: weights.refine(
    ({ dqi, connected, use, conformance, operation }) => addsUpToOne([dqi, connected, use, conformance, operation]),
    'the weights do not add up to 1',
  ),
  calls: z.strictObject({
    days: z.number().int().min(1).max(366),
    withinMs: z.number().positive(),
    least: z.number().int().min(1),
  }),
  bands: z
    .strictObject({ A: z.number().min(0).max(100), B: z.number().min(0).max(100) })
    .refine(({ A, B }) => B < A, { path: ['B'], message: 'it is not below A' }),
  peers: z
    .array(z.strictObject({ name: z.string().min(1), vi: z.string().min(1), below: z.number().positive().optional() }))
    .min(1)
    .refine((groups) => groups.every(({ below }, at) => (below === undefined) === (at === groups.length - 1)), {
      message: 'each group but the last says where it ends',
    })
    .refine((groups) => groups.every(({ below = Infinity }, at) => below > (groups[at - 1]?.below ?? 0)), {
      message: 'the groups do not rise',
    }),
  statedRows: z.record(z.string(), z.number().int().positive()).default({}),
  confidence: z.union([z.literal(0.9), z.literal(0.95), z.literal(0.99)]),
  leastValues: z.number().int().min(1),
  rules: z.record(z.string(), z.strictObject({ criterion, counts: z.boolean().default(true) })),
  freshness: z.strictObject({
    default: z.strictObject({ days }),
    types: z.record(z.string(), z.strictObject({ element: z.string().min(1).optional(), days })).default({}),
  }),
  declared: z
    .array(z.strictObject({ element: coordinate, values: z.array(z.string()).min(1), basis: z.string().min(1) }))
    .default([]),
  references: z
    .strictObject({
      same: z
        .array(
          z.strictObject({
            element: coordinate,
            of: coordinate,
            register: coordinate,
            isFolded: z.boolean().default(false),
          }),
        )
        .default([]),
      ended: z
        .array(z.strictObject({ element: coordinate, of: coordinate, register: coordinate, values: codes, is: codes }))
        .default([]),
      replaced: z.array(z.strictObject({ element: coordinate, register: coordinate })).default([]),
    })
    .prefault({}),
  duplicates: z
    .array(
      z.strictObject({
        entity: z.string().min(1),
        same: z.array(z.string().min(1)).min(2),
        folded: z.array(z.string().min(1)).default([]),
      }),
    )
    .default([]),
  expectedRows: z.record(z.string(), z.number().int().positive()).default({}),
});

export type QualitySettings = z.infer<typeof qualitySettings>;

function named() {
  return z.strictObject({ vi: z.string().min(1), en: z.string().min(1), weight: share });
}
