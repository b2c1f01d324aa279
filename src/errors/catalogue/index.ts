import type { ErrorEntry } from '../template.ts';
import { accessErrors } from './access.ts';
import { auditErrors } from './audit.ts';
import { codegenErrors } from './codegen.ts';
import { codelistErrors } from './codelist.ts';
import { composeErrors } from './compose.ts';
import { conformErrors } from './conform.ts';
import { consentErrors } from './consent.ts';
import { dictionaryErrors } from './dictionary.ts';
import { documentErrors } from './document.ts';
import { emergencyErrors } from './emergency.ts';
import { executeErrors } from './execute.ts';
import { oversightErrors } from './oversight.ts';
import { mockErrors } from './mock.ts';
import { planErrors } from './plan.ts';
import { qualityErrors } from './quality.ts';
import { receiptErrors } from './receipt.ts';
import { serverErrors } from './server.ts';
import { sourcesErrors } from './sources.ts';

/** Every error that can reach a reader, one file per stage. Docs: `docs/errors.md`, kept equal by a test. */
export const catalogue = {
  ...documentErrors,
  ...accessErrors,
  ...consentErrors,
  ...emergencyErrors,
  ...composeErrors,
  ...dictionaryErrors,
  ...codelistErrors,
  ...conformErrors,
  ...qualityErrors,
  ...mockErrors,
  ...codegenErrors,
  ...planErrors,
  ...executeErrors,
  ...sourcesErrors,
  ...oversightErrors,
  ...receiptErrors,
  ...auditErrors,
  ...serverErrors,
} as const;

export type ErrorCode = keyof typeof catalogue;

/** The row of a code, or of `INTERNAL_ERROR` for a code that nobody knows. */
export function catalogueEntry(code: string): ErrorEntry {
  const entries: Readonly<Record<string, ErrorEntry>> = catalogue;
  return entries[code] ?? catalogue.INTERNAL_ERROR;
}
