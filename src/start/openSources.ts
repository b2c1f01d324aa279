import { schemaDifferences } from '../compose/schemaDifferences.ts';
import { subgraphSdl } from '../compose/subgraphSdl.ts';
import type { Config } from '../config.ts';
import { logConditions } from './logSources.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { SubjectMap } from '../model/rows.ts';
import type { SourceCall } from '../model/sourceCall.ts';
import type { SourceId } from '../model/source.ts';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import { createSource, type SourceSettings } from '../sources/createSource.ts';
import type { GuardedSource } from '../sources/guard/guardSource.ts';
import { SourcesDown } from '../sources/guard/sourcesDown.ts';

/** The ministries' sources as the gateway asks them, and which of them are down. */
export interface OpenSources {
  /** In the order of the bindings. */
  readonly sources: readonly GuardedSource[];
  readonly down: SourcesDown;
}

/** Makes the source of every binding; none is asked for anything yet. */
export function openSources(parts: {
  readonly config: Pick<Config, 'sources'>;
  readonly bindings: readonly SourceBinding[];
  /** One for each binding. */
  readonly declarations: readonly SubgraphDeclaration[];
  readonly dictionary: Dictionary;
  readonly subjects: SubjectMap;
  readonly services: SourceSettings['services'];
  readonly onCall: (source: SourceId, call: SourceCall) => void;
  readonly logger: Logger;
}): OpenSources {
  const { config, bindings, declarations, dictionary, subjects, services, onCall, logger } = parts;
  const down = new SourcesDown();
  const sources = bindings.map((binding, index) => {
    const declaration = declarations[index];
    const { url, timeoutMs } = config.sources[binding.id] ?? {};
    return createSource(binding, {
      sdl: declaration === undefined ? '' : subgraphSdl(dictionary, declaration),
      ...{ compare: schemaDifferences, subjects, services },
      ...(url === undefined ? {} : { url }),
      ...(timeoutMs === undefined ? {} : { limits: { timeoutMs } }),
      onCall: (call) => {
        onCall(binding.id, call);
      },
      onCondition: (condition) => {
        down.hear(binding.id, condition);
        logConditions(logger, binding.id)(condition);
      },
      onResolverError: (error) => {
        logger.error({ source: binding.id, failure: describeFailure(error) }, 'resolver failed');
      },
    });
  });
  return { sources, down };
}
