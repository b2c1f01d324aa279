import type { Finding, Run } from '../finding.ts';

/** A run without what an earlier report (`--format json`) told already; counts may change, the fault is the same. */
export function withoutKnown(run: Run, earlier: string): Run {
  const known = new Set((JSON.parse(earlier) as Pick<Run, 'findings'>).findings.map(nameOf));
  return { ...run, isCompared: true, findings: run.findings.filter((finding) => !known.has(nameOf(finding))) };
}

function nameOf({ rule, where }: Pick<Finding, 'rule' | 'where'>): string {
  return `${rule} ${where}`;
}
