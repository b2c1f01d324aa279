import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { Breakage, SchemaReport, UseCount } from './breakage.ts';

/** Most users of a breakage that are named (count). */
const NAMED = 5;

/** The report for people: what breaks, whom it hurts, who answers for it. */
export function reportText(report: SchemaReport, withColour: boolean): string {
  const colours = createColors(withColour);
  const table = new Table({
    head: ['what breaks', 'why', 'who uses it'],
    colWidths: [44, 56, 36],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const one of report.breakages) {
    const colour = one.approval !== undefined || one.severity === 'warning' ? colours.yellow : colours.red;
    table.push([colour(plain(one.id)), plain(whyOf(one)), plain(usersOf(one))]);
  }
  return [
    colours.bold(`${plain(report.source)} against ${plain(report.against)}`),
    ...(report.breakages.length === 0 ? [] : [table.toString()]),
    ...report.lapsed.map(({ change, owner, until }) =>
      colours.yellow(plain(`The approval of ${change} by ${owner} lapsed after ${until}.`)),
    ),
    ...report.notChecked.map((what) => colours.dim(`not checked: ${plain(what)}`)),
    conclusion(report),
    '',
  ].join('\n\n');
}

function whyOf({ message, remedy, approval, severity }: Breakage): string {
  const approved =
    approval === undefined ? [] : [`Approved until ${approval.until} by ${approval.owner}: ${approval.reason}`];
  const unused = severity === 'warning' && approval === undefined ? ['(warning)'] : [];
  return [message, ...(remedy === undefined ? [] : [`→ ${remedy}`]), ...approved, ...unused].join(' ');
}

function usersOf({ documents, uses, causes }: Breakage): string {
  const named = uses.slice(0, NAMED).map(({ by, requests }) => `${by}: ${requests}`);
  const more = uses.length > NAMED ? [`and ${uses.length - NAMED} more`] : [];
  const used = documents.length === 0 ? [] : [`documents ${documents.join(', ')}`];
  return [...used, ...named, ...more, ...causes.map((cause) => `because of ${cause}`)].join('; ');
}

function conclusion({ verdict, breakages }: SchemaReport): string {
  const open = breakages.filter(({ severity, approval }) => severity === 'error' && approval === undefined).length;
  switch (verdict) {
    case 'breaks':
      return `${open === 1 ? '1 thing breaks' : `${open} things break`} that nobody answers for.`;
    case 'incomplete':
      return 'Incomplete, which is no pass: nothing was found, but the composition could not be tried.';
    case 'safe':
      return breakages.length === 0 ? 'Nothing breaks.' : 'Nothing breaks that nobody answers for.';
  }
}

/** Who uses something most, first. */
export function mostFirst(counts: ReadonlyMap<string, number> | undefined): readonly UseCount[] {
  return [...(counts ?? [])]
    .map(([by, requests]) => ({ by, requests }))
    .sort((one, other) => other.requests - one.requests || (one.by < other.by ? -1 : 1));
}

/** Without control characters, which could take over the terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
