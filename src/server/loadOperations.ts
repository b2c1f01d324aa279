import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PortalOperation } from './portal.ts';

const index = z.object({
  operations: z.array(
    z.object({
      id: z.string(),
      titleVi: z.string(),
      titleEn: z.string(),
      file: z.string(),
      persona: z.string().nullish(),
      purpose: z.string().nullish(),
      caseId: z.string().nullish(),
      variables: z.string().nullish(),
      cases: z.string().nullish(),
      caseIds: z.record(z.string(), z.string()).nullish(),
    }),
  ),
});

const variables = z.record(z.string(), z.unknown());

/** Reads the ready collection of named operations, `schema/operations/index.yaml` and the files that it names. */
export function loadOperations(folder: string): PortalOperation[] {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return index.parse(parse(read('index.yaml'))).operations.map((row) => {
    const start = row.variables == null ? {} : variables.parse(JSON.parse(read(row.variables)));
    const cases = row.cases == null ? {} : z.record(z.string(), variables).parse(JSON.parse(read(row.cases)));
    const named = Object.entries(cases).map(([name, values]) => {
      const caseId = row.caseIds?.[name];
      return { name, variables: values, ...(caseId === undefined ? {} : { caseId }) };
    });
    return {
      id: row.id,
      titleVi: row.titleVi,
      titleEn: row.titleEn,
      persona: row.persona ?? '',
      purpose: row.purpose ?? '',
      ...(row.caseId == null ? {} : { caseId: row.caseId }),
      document: read(row.file),
      cases: named.length > 0 ? named : [{ name: row.id, variables: start }],
    };
  });
}
