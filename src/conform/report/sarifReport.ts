import type { Finding, Run, WaivedFinding } from '../finding.ts';
import { verdictOf, verdictText } from '../verdict.ts';
import { lapsedText, waiverText } from './summary.ts';

/**
 * The run as SARIF, as code review tools read it. From: OASIS SARIF 2.1.0.
 *
 * - `artifactLocation.uri`: the schema file or the address that was tested; findings name their lines in a file
 * - `suppressions` (§3.35): who answers for a waived finding
 * - `toolExecutionNotifications` (§3.20.21): that too little was tested, and which waivers lapsed
 */
export function sarifReport(run: Run): string {
  const { target, outcomes, findings, waived } = run;
  const rules = outcomes.map(({ rule }) => ({
    id: rule.id,
    shortDescription: { text: rule.guarantees },
    fullDescription: { text: `${rule.guarantees} ${rule.why}.` },
    help: { text: rule.remedy },
    defaultConfiguration: { level: rule.severity },
  }));
  const places = new Map(rules.map(({ id }, place) => [id, place]));
  const results = [...findings, ...waived].map((finding) => ({
    ruleIndex: places.get(finding.rule) ?? -1,
    ...resultOf(finding, encodeURI(target)),
  }));
  const invocation = { executionSuccessful: true, toolExecutionNotifications: notificationsOf(run) };
  const report = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'lienthong conform', rules } },
        invocations: [invocation],
        results,
        properties: { verdict: verdictOf(run) },
      },
    ],
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function resultOf(finding: Finding | WaivedFinding, uri: string): object {
  const { rule, severity, where, message, line } = finding;
  return {
    ruleId: rule,
    level: severity,
    message: { text: `${where}: ${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          ...(line === undefined ? {} : { region: { startLine: line } }),
        },
        logicalLocations: [{ fullyQualifiedName: where }],
      },
    ],
    ...('waiver' in finding && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: waiverText(finding) }],
    }),
  };
}

function notificationsOf(run: Run): readonly object[] {
  const texts = [...(verdictOf(run) === 'incomplete' ? [verdictText(run)] : []), ...run.lapsed.map(lapsedText)];
  return texts.map((text) => ({ level: 'warning', message: { text } }));
}
