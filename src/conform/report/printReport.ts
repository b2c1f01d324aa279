import type { Run } from '../finding.ts';
import { htmlReport } from './htmlReport.ts';
import { jsonReport } from './jsonReport.ts';
import { junitReport } from './junitReport.ts';
import { markdownReport } from './markdownReport.ts';
import { sarifReport } from './sarifReport.ts';

/** Reports for machines and for handing in, by the name of their format. */
export const reports: Readonly<Record<string, (run: Run) => string>> = {
  json: jsonReport,
  junit: junitReport,
  sarif: sarifReport,
  html: htmlReport,
  md: markdownReport,
};
