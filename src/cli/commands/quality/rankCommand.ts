import Table from 'cli-table3';
import { Command, InvalidArgumentError } from 'commander';
import { createColors } from 'picocolors';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { openQualityHistory, qualitySurroundings } from '../../../start/openQuality.ts';
import type { PlanSurroundings } from '../../../quality/plan/planTable.ts';
import { band, change, count, points } from './figures.ts';
import { SAMPLED } from '../../../quality/score/rank.ts';
import { overviewOf, type Overview } from '../../../quality/overview.ts';
import { overviewJson } from './overviewTables.ts';
import { configFrom, isColoured, withQualityOptions, type QualityFlags } from './qualityFlags.ts';

/** `lienthong quality rank`: the last figures of every source, among its peers. */
export function rankCommand(): Command {
  return withQualityOptions(new Command('rank'))
    .description('how the sources stand among peers of like size, by their last figures')
    .option('--month <month>', 'as of the end of a month (YYYY-MM)', month)
    .action(ranking);
}

async function ranking(flags: QualityFlags & { readonly month?: string }): Promise<void> {
  const config = configFrom(flags);
  const surroundings = qualitySurroundings(config);
  const store = openQualityHistory(config);
  try {
    const runs = await store.latest(flags.month);
    if (runs.length === 0) throw new GatewayError('QUALITY_NOTHING_KEPT', { of: '' });
    const overview = await overviewOf(runs, store, surroundings);
    process.stdout.write(
      flags.format === 'json' ? overviewJson(overview) : rankTables(overview, surroundings, isColoured()),
    );
  } finally {
    await store.close();
  }
}

/** A table for each group of peers, and one of the agencies. */
function rankTables(overview: Overview, { settings }: PlanSurroundings, withColour: boolean): string {
  const colours = createColors(withColour);
  const style = { style: { head: [], border: [] } };
  const groups = [...settings.peers, { name: SAMPLED, vi: 'Đo theo mẫu' }].flatMap(({ name, vi }) => {
    const own = overview.sources
      .filter(({ peers }) => peers === name)
      .toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity));
    if (own.length === 0) return [];
    const table = new Table({ head: ['', 'source', 'band', 'score', 'DQI', 'n', 'measured', 'change'], ...style });
    for (const { rank, source, band: of, score, index, at, change: by } of own)
      table.push([
        rank ?? '–',
        colours.bold(source),
        band(of, colours),
        points(score, settings, colours),
        points(index.dqi, settings, colours),
        count(index.tested),
        at.slice(0, 10),
        by === undefined ? colours.dim('first') : `${change(by.dqi, colours)} since ${by.since}`,
      ]);
    return [`${colours.bold(`${vi} (${name})`)}\n${table.toString()}`];
  });
  const agencies = new Table({ head: ['agency', 'sources', 'rows', 'DQI', 'band'], ...style });
  for (const { agency, sources, rows, index, band: of } of overview.agencies)
    agencies.push([agency, sources.join(', '), count(rows), points(index.dqi, settings, colours), band(of, colours)]);
  return [...groups, `${colours.bold('Agencies')}\n${agencies.toString()}`, ''].join('\n\n');
}

function month(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a month as 2026-11.');
}
