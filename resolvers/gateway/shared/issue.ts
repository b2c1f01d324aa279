import type { AdminUnit } from '../../../src/model/adminUnit.ts';
import { ministryOf } from '../config/ministries.ts';

/** What an issue does to a verdict: STOP forbids, INPUT asks for something, WARNING and INFO leave it as it is. */
export type IssueSeverity = 'STOP' | 'INPUT' | 'WARNING' | 'INFO';

/** One reason for a verdict, as the graph answers it. Texts name acts, dates, places and ministries, never a person. */
export interface Issue {
  readonly code: string;
  readonly severity: IssueSeverity;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly article?: string;
  readonly ministryVi?: string;
  readonly ministryEn?: string;
  readonly candidateUnits?: readonly AdminUnit[];
}

/** The text of an issue before it happens; `{word}` places are filled from parameters. */
export interface IssueText {
  readonly severity: IssueSeverity;
  readonly vi: string;
  readonly en: string;
  readonly article?: string;
  /** Source whose ministry can mend it. */
  readonly source?: string;
}

/** Issue texts of a journey by code. */
export type IssueTexts<Code extends string> = Readonly<Record<Code, IssueText>>;

/** Writes an issue from its text. */
export function writeIssue<Code extends string>(
  texts: IssueTexts<Code>,
  code: Code,
  params: Readonly<Record<string, string | number>> = {},
  more: Partial<Pick<Issue, 'severity' | 'candidateUnits'>> = {},
): Issue {
  const text = texts[code];
  const ministry = text.source === undefined ? undefined : ministryOf(text.source);
  return {
    code,
    severity: text.severity,
    reasonVi: fill(text.vi, params),
    reasonEn: fill(text.en, params),
    ...(text.article !== undefined && { article: text.article }),
    ...(ministry !== undefined && { ministryVi: ministry.vi, ministryEn: ministry.en }),
    ...more,
  };
}

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
