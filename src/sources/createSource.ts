import type { SourceBinding, SourceLimits } from '../model/binding.ts';
import type { SubjectMap } from '../model/rows.ts';
import type { Source, SourceCondition } from '../model/source.ts';
import type { SourceCall } from '../model/sourceCall.ts';
import { readProjectFile } from './binding/readProjectFile.ts';
import { createGraphqlSource, type CompareSchemas } from './graphql/createGraphqlSource.ts';
import { countCalls } from './guard/countCalls.ts';
import { guardSource, type GuardedSource } from './guard/guardSource.ts';
import { defaultLimitsOf, type Limits } from './guard/limits.ts';
import { systemTiming, type Timing } from './guard/timing.ts';
import { createLocalSource, type LocalSettings } from './local/createLocalSource.ts';
import { createRestSource } from './rest/createRestSource.ts';
import { createSqlSource } from './sql/createSqlSource.ts';

export interface SourceSettings {
  /** The source's part of the graph in dictionary words, as compose writes it (`subgraphSdl`). */
  readonly sdl: string;
  /** What the operator set: address and limits; what is left out comes from the binding, then from the defaults. */
  readonly url?: string;
  readonly limits?: SourceLimits;
  /** For GraphQL sources: how the live schema differs from the declared one (`schemaDifferences` of compose). */
  readonly compare: CompareSchemas;
  /** Whose rows the objects of each type are: a database is asked for no others where none are wanted. */
  readonly subjects?: SubjectMap;
  /** For the gateway's own subgraph. */
  readonly services: LocalSettings['services'];
  readonly timing?: Timing;
  readonly onCondition?: (condition: SourceCondition) => void;
  readonly onResolverError?: (error: unknown) => void;
  /** Hears of every call when it has come to an end. */
  readonly onCall?: (call: SourceCall) => void;
}

/** Makes the source of a binding, guarded. No connection is opened before the first request or probe. */
export function createSource(binding: SourceBinding, settings: SourceSettings): GuardedSource {
  const { timing = systemTiming, onCondition, onCall } = settings;
  const limits: Limits = { ...defaultLimitsOf(binding.kind), ...binding.limits, ...settings.limits };
  const source = createBareSource(binding, settings, limits, timing);
  const guarded = guardSource(source, { limits, timing, ...(onCondition && { onCondition }) });
  return onCall === undefined ? guarded : countCalls(guarded, timing, onCall);
}

/** Makes the source of a binding as it is, without a guard in front of it; the gateway's own subgraph needs its services. */
export function createBareSource(
  binding: SourceBinding,
  settings: Omit<SourceSettings, 'services'> & Partial<Pick<SourceSettings, 'services'>>,
  limits: Limits,
  timing: Timing,
): Source {
  const { sdl, compare, services, subjects, onResolverError } = settings;
  const nowMs = timing.nowMs.bind(timing);
  switch (binding.kind) {
    case 'graphql': {
      const declaredSdl = readProjectFile(binding.schemaFile);
      return createGraphqlSource(binding, {
        url: addressOf(binding, settings),
        declaredSdl: () => declaredSdl,
        limits,
        compare,
        nowMs,
      });
    }
    case 'sql':
      return createSqlSource(binding, { url: addressOf(binding, settings), sdl, limits, nowMs, subjects });
    case 'rest':
      return createRestSource(binding, { url: addressOf(binding, settings), sdl, limits, nowMs });
    case 'local':
      if (services === undefined) throw new Error('The own subgraph must have its services, but got none.');
      return createLocalSource({ ...binding, sdl }, { services, nowMs, ...(onResolverError && { onResolverError }) });
  }
}

function addressOf(binding: Exclude<SourceBinding, { kind: 'local' }>, settings: Pick<SourceSettings, 'url'>): string {
  return settings.url ?? binding.connection.default;
}
