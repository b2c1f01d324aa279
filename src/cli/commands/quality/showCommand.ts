import Table from 'cli-table3';
import { Command } from 'commander';
import { createColors } from 'picocolors';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { ministriesNamed, openQualityHistory, qualitySurroundings } from '../../../start/openQuality.ts';
import type { KeptRun } from '../../../quality/history/qualityStore.ts';
import type { PlanSurroundings } from '../../../quality/plan/planTable.ts';
import { CRITERIA } from '../../../quality/settings/criteria.ts';
import type { SourceReport } from '../../../quality/score/sourceReport.ts';
import type { QualitySettings } from '../../../quality/settings/qualitySettings.ts';
import { band, count, points, rate, type Colours } from './figures.ts';
import { worstRules } from '../../../quality/overview.ts';
import { worstText } from './overviewTables.ts';
import { configFrom, isColoured, withQualityOptions, type QualityFlags } from './qualityFlags.ts';

/** `lienthong quality show`: the last figures of one source, entity by entity, and every rule that is broken. */
export function showCommand(): Command {
  return withQualityOptions(new Command('show'))
    .description('the figures of a source, entity by entity, with what breaks its rules (examples masked)')
    .argument('<source>')
    .argument('[entity]')
    .action(show);
}

async function show(source: string, entity: string | undefined, flags: QualityFlags): Promise<void> {
  ministriesNamed([source]);
  const config = configFrom(flags);
  const surroundings = qualitySurroundings(config);
  const store = openQualityHistory(config);
  try {
    const history = await store.history(source);
    const [last] = history;
    const of = ` of ${source}${entity === undefined ? '' : ` ${entity}`}`;
    if (last === undefined) throw new GatewayError('QUALITY_NOTHING_KEPT', { of });
    const shown = entity === undefined ? last : only(last, entity);
    if (shown.measures.length === 0) throw new GatewayError('QUALITY_NOTHING_KEPT', { of });
    process.stdout.write(
      flags.format === 'json'
        ? `${JSON.stringify(shown, null, 2)}\n`
        : sourceText(shown, history, surroundings, isColoured()),
    );
  } finally {
    await store.close();
  }
}

function only(run: KeptRun, entity: string): KeptRun {
  return {
    ...run,
    report: { ...run.report, entities: run.report.entities.filter((each) => each.entity === entity) },
    measures: run.measures.filter((each) => each.entity === entity),
  };
}

function sourceText(
  run: KeptRun,
  history: readonly KeptRun[],
  { settings }: PlanSurroundings,
  withColour: boolean,
): string {
  const colours = createColors(withColour);
  const { report, source, at } = run;
  const names = CRITERIA.map((criterion) => settings.criteria[criterion].vi);
  const table = new Table({ head: ['entity', 'rows', ...names, 'DQI', 'n', 'of'], style: { head: [], border: [] } });
  for (const { entity, rows, criteria, dqi, tested, extent } of report.entities)
    table.push([
      entity,
      count(rows),
      ...CRITERIA.map((criterion) => points(criteria[criterion], settings, colours)),
      points(dqi, settings, colours),
      count(tested),
      extent === 'whole' ? 'the whole table' : 'a sample',
    ]);
  const earlier = history
    .slice(0, 12)
    .map((each) => `${each.at.slice(0, 10)} ${points(each.report.index.dqi, settings, colours)}`);
  return [
    `${colours.bold(source)} (${report.agency}), measured ${at.slice(0, 16).replace('T', ' ')}: DQI ${points(report.index.dqi, settings, colours)}, score ${points(report.score, settings, colours)}, band ${band(report.band, colours)}`,
    table.toString(),
    partsText(report, settings, colours),
    ...worstRules(run, settings).map((worst) => worstText(worst, colours)),
    ...report.unmeasured.map((what) => colours.dim(`not measured: ${what}`)),
    `DQI over time: ${earlier.join(' · ')}`,
    '',
  ].join('\n\n');
}

/** What the score is made of, and how the source is used. */
function partsText({ parts, use }: SourceReport, settings: QualitySettings, colours: Colours): string {
  const known = PARTS.map(([part, name]) => `${name} ${points(parts[part], settings, colours)}`);
  const lines = [`Score of: ${known.join(' · ')}`];
  if (use !== undefined)
    lines.push(
      [
        `Last ${String(use.days)} days: ${count(use.calls)} calls by ${count(use.consumers)} agencies`,
        ...(use.per1000Rows === undefined ? [] : [`${use.per1000Rows.toFixed(1)} for every 1,000 rows`]),
        ...(use.answeredShare === undefined ? [] : [`${rate(use.answeredShare * use.calls, use.calls)} were answered`]),
        ...(use.p95Ms === undefined ? [] : [`p95 ${count(use.p95Ms)} ms`]),
      ].join(', '),
    );
  return lines.join('\n');
}

const PARTS = [
  ['dqi', 'DQI'],
  ['connected', 'connected'],
  ['use', 'use'],
  ['conformance', 'conformance'],
  ['operation', 'operation'],
] as const;
