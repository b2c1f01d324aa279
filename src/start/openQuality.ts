import { join } from 'node:path';
import { bindings } from '../../resolvers/index.ts';
import { dayBefore, systemClock, today } from '../clock.ts';
import type { Config } from '../config.ts';
import { loadDictionary } from '../dictionary/loadDictionary.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { openQualityStore, type QualityStore } from '../quality/history/qualityStore.ts';
import type { PlanSurroundings } from '../quality/plan/planTable.ts';
import type { SourceId } from '../model/source.ts';
import type { Use } from '../model/use.ts';
import { openUseStore, unused, type UseStore } from '../usage/useStore.ts';
import { readQualitySettings } from '../quality/settings/readQualitySettings.ts';
import { packageRoot } from '../util/packageRoot.ts';

/** What every measurement of quality needs to know. */
export function qualitySurroundings(
  { quality }: Pick<Config, 'quality'>,
  dictionary: Dictionary = loadDictionary(join(packageRoot(), 'schema')),
): PlanSurroundings {
  const folder = join(packageRoot(), 'schema');
  const settings = readQualitySettings(quality.settingsFile ?? join(folder, 'quality.yaml'), dictionary);
  return { dictionary, settings, today: today(systemClock) };
}

export function openQualityHistory(config: Pick<Config, 'quality' | 'dataDir'>): QualityStore {
  return openQualityStore(addressOf(config));
}

/** How much the sources were used; in the database of the history. */
export function openSourceUse(config: Pick<Config, 'quality' | 'dataDir'>): UseStore {
  return openUseStore(addressOf(config));
}

/** What was counted over the days that count, of each source; `undefined` where no gateway counted anything. */
export async function sourceUse(
  store: Pick<UseStore, 'between'>,
  days: number,
): Promise<((source: SourceId) => Use) | undefined> {
  const uses = await store.between(dayBefore(systemClock, days - 1), today(systemClock));
  return uses.size === 0 ? undefined : (source) => uses.get(source) ?? unused(source);
}

function addressOf({ quality, dataDir }: Pick<Config, 'quality' | 'dataDir'>): string {
  return quality.url ?? join(dataDir, 'quality.sqlite');
}

/** A ministry's source; the gateway's own keeps no register. */
export type MinistryBinding = Exclude<SourceBinding, { readonly kind: 'local' }>;

/** The sources of those names, all without any; throws `QUALITY_SOURCE_UNKNOWN`. */
export function ministriesNamed(names: readonly string[]): readonly MinistryBinding[] {
  const ministries = bindings.filter((binding): binding is MinistryBinding => binding.kind !== 'local');
  const known = ministries.map(({ id }) => id);
  for (const source of names)
    if (!known.includes(source)) throw new GatewayError('QUALITY_SOURCE_UNKNOWN', { source, known: known.join(', ') });
  return names.length === 0 ? ministries : ministries.filter(({ id }) => names.includes(id));
}
