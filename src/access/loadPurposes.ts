import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { GatewayError } from '../errors/gatewayError.ts';
import type { Purpose } from '../model/purpose.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const purposeRow = z.object({
  code: z.string().regex(/^[A-Z][A-Z_]*$/),
  vi: z.string().min(1),
  en: z.string().min(1),
  basis: z.array(z.object({ act: z.string().min(1), article: z.string().optional() })).min(1),
  roles: z.array(z.string().min(1)),
  classes: z.array(z.enum(['OPEN', 'INTERNAL', 'PERSONAL', 'SENSITIVE'])),
  sensitiveKinds: z.array(z.string()),
  caseRequired: z.boolean(),
  expiry: day.nullish(),
  costBudget: z.number().positive().nullish(),
});

const purposesFile = z.object({ purposes: z.array(purposeRow) });

/** Reads `schema/access/purposes.yaml`; throws `CONFIG_INVALID`, naming the row and what is wrong with it. */
export function loadPurposes(path: string): ReadonlyMap<string, Purpose> {
  const parsed = purposesFile.safeParse(parse(readFileSync(path, 'utf8')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new GatewayError('CONFIG_INVALID', {
      where: `purposes.yaml ${issue?.path.join('.') ?? ''}`,
      problem: issue?.message ?? 'unreadable',
    });
  }
  return new Map(parsed.data.purposes.map((row) => [row.code, purposeOf(row)]));
}

function purposeOf(row: z.infer<typeof purposeRow>): Purpose {
  const { expiry, costBudget, basis, ...rest } = row;
  const acts = basis.map(({ act, article }) => (article === undefined ? act : `${act}, ${article}`));
  return {
    ...rest,
    basis: acts.join('; '),
    ...(expiry == null ? {} : { expiry }),
    ...(costBudget == null ? {} : { costBudget }),
  };
}
