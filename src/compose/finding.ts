import { catalogueEntry, type ErrorCode } from '../errors/catalogue/index.ts';
import { fillTemplate, type ErrorParams } from '../errors/template.ts';

/** One thing that is wrong with a declaration: a code of the catalogue and the names concerned. */
export interface Finding {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** A finding as a sentence that begins with its code. */
export function printFinding(finding: Finding): string {
  return `${finding.code} ${fillTemplate(catalogueEntry(finding.code).en, finding.params)}`;
}
