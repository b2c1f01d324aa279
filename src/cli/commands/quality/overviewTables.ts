import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { PlanSurroundings } from '../../../quality/plan/planTable.ts';
import { knownRules } from '../../../quality/plan/qualityStatements.ts';
import { CRITERIA } from '../../../quality/settings/criteria.ts';
import { band, change, count, points, rate, type Colours } from './figures.ts';
import type { Overview, WorstRule } from '../../../quality/overview.ts';

/** Alerts, and rules that are broken most, told in full (count each). */
const TOLD = 5;
const TOLD_WORST = 3;

export function overviewJson(overview: Overview): string {
  return `${JSON.stringify(overview, null, 2)}\n`;
}

/** Sources beside each other for people at a terminal, red alerts, the worst with how to mend it. */
export function overviewTables(overview: Overview, { settings }: PlanSurroundings, withColour: boolean): string {
  const colours = createColors(withColour);
  const names = CRITERIA.map((criterion) => settings.criteria[criterion].vi);
  const table = new Table({
    head: ['source', 'rows', ...names, 'DQI', 'Dùng chung', 'score', 'band', 'rank', 'change'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', ...names.map(() => 'right' as const), 'right', 'right', 'right', 'center'],
  });
  for (const { source, rows, index, parts, score, band: of, rank, peers, change: by } of overview.sources) {
    table.push([
      colours.bold(source),
      count(rows),
      ...CRITERIA.map((criterion) => points(index.criteria[criterion], settings, colours)),
      points(index.dqi, settings, colours),
      points(parts.connected, settings, colours),
      points(score, settings, colours),
      band(of, colours),
      rank === undefined ? '–' : `${rank} (${peers})`,
      by === undefined ? colours.dim('first') : `${change(by.dqi, colours)} since ${by.since}`,
    ]);
  }
  return [
    colours.bold(`Quality of data, ${overview.at.slice(0, 10)}, dictionary ${overview.dictionary}`),
    table.toString(),
    ...alerts(overview, colours),
    ...overview.worst
      .filter(({ counts }) => counts)
      .slice(0, TOLD_WORST)
      .map((worst) => worstText(worst, colours)),
    ...unmeasured(overview, colours),
    colours.dim('lienthong quality show <source> tells the rest.'),
    '',
  ].join('\n\n');
}

function alerts({ sources }: Overview, colours: Colours): readonly string[] {
  const breaches = sources.flatMap(({ source, breaches: own }) => own.map((breach) => ({ source, ...breach })));
  if (breaches.length === 0) return [colours.green('Every identifier is right, there and clean.')];
  const lines = breaches
    .slice(0, TOLD)
    .map(
      ({ source, place, rule, tested, failed, atMost }) =>
        `  ${colours.red('■')} ${source} ${place} ${colours.dim(rule)} ${count(failed)} (${rate(failed, tested)}), so band ${atMost} at most`,
    );
  const more = breaches.length - lines.length;
  return [
    [
      colours.red(colours.bold('Identifiers that are not right')),
      ...lines,
      ...(more > 0 ? [`  … and ${more} more`] : []),
    ].join('\n'),
  ];
}

/** A broken rule: where, how often, what it looks like, how to mend it. */
export function worstText(
  { source, place, rule, tested, failed, examples, counts }: WorstRule,
  colours: Colours,
): string {
  const text = knownRules.find(({ id }) => id === rule);
  const colour = !counts ? colours.dim : text?.severity === 'error' ? colours.red : colours.yellow;
  const looks = examples.length === 0 ? '' : `, as ${examples.map((example) => `"${example}"`).join(', ')}`;
  return [
    `${colour(rule)} ${colours.bold(`${source} ${place}`)} ${count(failed)} (${rate(failed, tested)})${looks}`,
    `  ${text?.guarantees ?? ''}${counts ? '' : ' (shown, not scored)'}`,
    `  → ${text?.remedy ?? ''}`,
  ].join('\n');
}

function unmeasured({ sources, left }: Overview, colours: Colours): readonly string[] {
  const others = left.length === 0 ? [] : [colours.dim(`not measured, being no databases: ${left.join(', ')}`)];
  const lines = sources.flatMap(({ source, unmeasured: own }) =>
    own.map((what) => colours.dim(`not measured: ${source} ${what}`)),
  );
  const told = [...others, ...lines.slice(0, TOLD)];
  return told.length === 0 ? [] : [told.join('\n')];
}
