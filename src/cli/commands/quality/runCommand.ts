import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { nowIso, systemClock } from '../../../clock.ts';
import type { Config } from '../../../config.ts';
import { subgraphSdl } from '../../../compose/subgraphSdl.ts';
import { conformanceShare } from './conformanceShare.ts';
import { connectedShare } from './connectedShare.ts';
import { engineProblem, openEngine } from './engineDoor.ts';
import {
  ministriesNamed,
  openQualityHistory,
  openSourceUse,
  qualitySurroundings,
  sourceUse,
  type MinistryBinding,
} from '../../../start/openQuality.ts';
import type { Json } from '../../../conform/behaviour/answer.ts';
import type { SampleSize } from '../../../conform/target/gatherRecords.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { sampleSource } from './sampleSource.ts';
import { count as numberOf, readKeys } from '../conform/files.ts';
import type { KeptRun } from '../../../quality/history/qualityStore.ts';
import { measureTables, type OnTable } from '../../../quality/measureTables.ts';
import type { EntityMeasure } from '../../../quality/measured.ts';
import type { PlanSurroundings } from '../../../quality/plan/planTable.ts';
import type { ScoreParts } from '../../../quality/score/databaseScore.ts';
import { sourceReport } from '../../../quality/score/sourceReport.ts';
import { declarationOf } from '../../../sources/binding/declarationOf.ts';
import { uuidVersion7 } from '../../../util/uuidVersion7.ts';
import { configFrom, isColoured, withQualityOptions, type QualityFlags } from './qualityFlags.ts';
import { overviewOf } from '../../../quality/overview.ts';
import { overviewJson, overviewTables } from './overviewTables.ts';

/** `lienthong quality run`: measures the sources and keeps what came of it. */
export function runCommand(): Command {
  return withQualityOptions(new Command('run'))
    .description('measure every table inside its own engine, other sources from a sample, score them, keep the result')
    .argument('[source...]', 'sources; all without any')
    .option(
      '--keys <file>',
      'records of sources that are no databases, chosen at random: representations as JSON Lines',
    )
    .option('--sample <count>', 'records of each of their entities', numberOf, 500)
    .option('--seed <number>', 'decides which records', numberOf, 1)
    .action(run);
}

interface RunFlags extends QualityFlags {
  readonly keys?: string;
  readonly sample: number;
  readonly seed: number;
}

async function run(names: readonly string[], flags: RunFlags): Promise<void> {
  const config = configFrom(flags);
  const surroundings = qualitySurroundings(config);
  const ministries = ministriesNamed(names);
  const keys = flags.keys === undefined ? [] : readKeys(flags.keys);
  const left = keys.length > 0 ? [] : ministries.filter(({ kind }) => kind !== 'sql').map(({ id }) => id);
  if (left.length === ministries.length) throw new GatewayError('QUALITY_SOURCE_NOT_SQL', { source: left.join(', ') });
  const store = openQualityHistory(config);
  const uses = openSourceUse(config);
  const at = nowIso(systemClock);
  const id = uuidVersion7(systemClock.nowMs());
  try {
    const useOf = await sourceUse(uses, surroundings.settings.calls.days);
    const kept: KeptRun[] = [];
    for (const binding of ministries) {
      const sampled = { keys, size: { most: flags.sample, seed: flags.seed } };
      const measures = await withBar(binding.id, (onTable) => measure(binding, config, surroundings, sampled, onTable));
      if (measures.length === 0) continue;
      const facts = {
        ...{ source: binding.id, agency: binding.ministry.agency },
        parts: await partsOf(binding, config, surroundings),
        ...(useOf && { use: useOf(binding.id) }),
      };
      const report = sourceReport(facts, measures, surroundings.settings, surroundings.dictionary);
      kept.push({ run: id, source: binding.id, at, report, measures });
    }
    for (const each of kept) await store.keep(each);
    const overview = await overviewOf(kept, store, surroundings, left);
    process.stdout.write(
      flags.format === 'json' ? overviewJson(overview) : overviewTables(overview, surroundings, isColoured()),
    );
  } finally {
    await uses.close();
    await store.close();
  }
}

/** What is known of a source besides its records. */
async function partsOf(
  binding: MinistryBinding,
  config: Config,
  { dictionary }: PlanSurroundings,
): Promise<Pick<ScoreParts, 'connected' | 'conformance'>> {
  const connected = connectedShare(binding, dictionary);
  const declaration = declarationOf(binding);
  const sdl = declaration.kind === 'sdl' ? declaration.sdl : subgraphSdl(dictionary, declaration);
  const now = { dictionary: dictionary.version, nowMs: systemClock.nowMs() };
  const conformance = await conformanceShare({ id: binding.id, sdl }, config.conformance, now);
  return { ...(connected !== undefined && { connected }), ...(conformance !== undefined && { conformance }) };
}

async function measure(
  binding: MinistryBinding,
  config: Config,
  surroundings: PlanSurroundings,
  { keys, size }: { readonly keys: readonly Json[]; readonly size: SampleSize },
  onTable: OnTable,
): Promise<readonly EntityMeasure[]> {
  const url = config.sources[binding.id]?.url;
  if (binding.kind !== 'sql') return keys.length === 0 ? [] : sampleSource(binding, keys, size, surroundings, url);
  const engine = openEngine(binding, url);
  try {
    return await measureTables(binding, surroundings, engine.ask, { onTable, problemOf: engineProblem });
  } finally {
    await engine.close();
  }
}

/** A bar on standard error, before a person only. */
async function withBar<T>(source: string, work: (onTable: OnTable) => Promise<T>): Promise<T> {
  const bar = new SingleBar({
    ...{ stream: process.stderr, noTTYOutput: false, clearOnComplete: true, hideCursor: true },
    format: `${source.padEnd(18)} {bar} {value}/{total} {entity}`,
    ...{ barCompleteChar: '█', barIncompleteChar: '░' },
  });
  bar.start(1, 0, { entity: '' });
  try {
    return await work((entity, done, all) => {
      bar.setTotal(Math.max(1, all));
      bar.update(done, { entity });
    });
  } finally {
    bar.stop();
  }
}
