import type { Run } from '../finding.ts';
import { escapeMarkup as text } from './escapeMarkup.ts';
import { verdictText } from '../verdict.ts';
import { countFamilies, lapsedText, rateText, waiverText, worstFirst } from './summary.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #ccc;padding:.4rem .6rem;text-align:left;vertical-align:top}
th{background:#f2f2f2}.error{color:#a40000}.warning{color:#7a5200}code{font-size:.9em}@media print{body{margin:0}}`;

/** The run as one page that needs nothing else: no script, no picture, no call. Everything from the target is escaped. */
export function htmlReport(run: Run): string {
  const counts = countFamilies(run).map(({ family, passed, failed, waived, notTested }) =>
    row([family, ...[passed, failed, waived, notTested].map(String)].map(text)),
  );
  const findings = worstFirst(run.findings).map((finding) =>
    row([
      `<code class="${finding.severity}">${text(finding.rule)}</code>`,
      text(finding.where),
      text(finding.message + rateText(finding)),
      `${text(finding.remedy)}<br><small>${text(finding.why)}</small>`,
    ]),
  );
  const waived = worstFirst(run.waived).map((finding) =>
    row([
      `<code>${text(finding.rule)}</code>`,
      text(finding.where),
      text(finding.message + rateText(finding)),
      text(waiverText(finding)),
    ]),
  );
  const lapsed = run.lapsed.map((waiver) => `<li>${text(lapsedText(waiver))}</li>`);
  const untested = run.outcomes
    .filter(({ state }) => state === 'not tested')
    .map(({ rule, reason = '' }) => `<li><code>${text(rule.id)}</code>: ${text(reason)}</li>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Conformance of ${text(run.target)}</title><style>${STYLE}</style></head><body>
<h1>Conformance of ${text(run.target)}</h1>
<p>Dictionary ${text(run.dictionary)}. ${text(verdictText(run))}</p>
<table><tr><th>family</th><th>passed</th><th>failed</th><th>waived</th><th>not tested</th></tr>${counts.join('')}</table>
${findings.length === 0 ? '' : `<h2>Findings, worst first</h2><table><tr><th>rule</th><th>where</th><th>what</th><th>what to do</th></tr>${findings.join('')}</table>`}
${waived.length === 0 ? '' : `<h2>Waived</h2><table><tr><th>rule</th><th>where</th><th>what</th><th>who answers for it</th></tr>${waived.join('')}</table>`}
${lapsed.length === 0 ? '' : `<h2>Lapsed waivers</h2><ul>${lapsed.join('')}</ul>`}
${untested.length === 0 ? '' : `<h2>Not tested</h2><ul>${untested.join('')}</ul>`}
</body></html>
`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`;
}
