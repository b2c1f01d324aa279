import { z } from 'zod';
import { isAgencyPattern } from '../agencyPattern.ts';
import { shownPart } from './maskRows.ts';
import type { RuleText } from './ruleFiles.ts';
import { readRows, type YamlRows } from './yamlRows.ts';

/** A day of the calendar: 2026-02-30 is none. */
const day = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDay(text), 'not a day YYYY-MM-DD');

const admission = z.strictObject({
  role: z.string().min(1),
  agencies: z
    .array(z.string().refine(isAgencyPattern, 'not a code of an agency, nor a beginning of codes and *, nor any'))
    .min(1),
});

const purposeRow = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z_]*$/),
  vi: z.string().min(1),
  en: z.string().min(1),
  basis: z.array(z.strictObject({ act: z.string().min(1), article: z.string().min(1).optional() })).min(1),
  admitted: z.array(admission).min(1),
  groups: z.array(z.string().min(1)),
  inputs: z.array(z.string().min(1)).default([]),
  reveal: z.array(z.string().min(1)).default([]),
  masks: z.record(z.string(), shownPart).default({}),
  rowRule: z.enum(['self', 'case-subject', 'open-encounter', 'jurisdiction', 'any']),
  caseRequired: z.boolean(),
  /** Codes of procedures without the agency's suffix. */
  procedures: z
    .array(z.string().regex(/^\d\.\d{6}$/))
    .min(1)
    .optional(),
  consent: z.array(z.string().min(1)).default([]),
  emergency: z.boolean().default(false),
  /** Months: at least 6 (Law on Data 60/2024, Article 17(10)), at most 100 years. */
  retentionMonths: z.number().int().min(6).max(1_200),
  effective: day.nullish(),
  expiry: day.nullish(),
  embargoMonths: z.number().int().min(1).max(1_200).nullish(),
  costBudget: z.number().positive().nullish(),
});

export type PurposeRow = z.infer<typeof purposeRow>;

/** Reads `purposes.yaml` as far as each row can be judged alone; throws `ACCESS_RULES_INVALID`. */
export function readPurposeRows(file: RuleText): YamlRows<PurposeRow> {
  return readRows(file, 'purposes', purposeRow);
}

function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
