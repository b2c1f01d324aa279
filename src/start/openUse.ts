import { dayBefore, today, type Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Caller } from '../model/access.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { Graph } from '../model/graph.ts';
import type { AnswerFacts } from '../model/record.ts';
import type { SourceCall } from '../model/sourceCall.ts';
import type { SourceId } from '../model/source.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import { SourceFigures } from '../observe/sourceFigures.ts';
import { openedOnce } from './opened.ts';
import { openSourceUse } from './openQuality.ts';
import { UseCounter } from '../usage/useCounter.ts';
import { UseKeeper } from '../usage/useKeeper.ts';
import { uuidVersion7 } from '../util/uuidVersion7.ts';

/** Days for which the counts of use are kept: a year, and the month in which it is looked back on. */
const KEPT_DAYS = 400;

/** What the gateway counts of its sources: for the moment in memory, for the month in a database. */
export interface OpenUse {
  readonly figures: ReadonlyMap<SourceId, SourceFigures>;
  readonly called: (source: SourceId, call: SourceCall) => void;
  /** A record of the source was last touched at a moment (ISO 8601). */
  readonly dated: (source: SourceId, touchedAt: string) => void;
  /** An answer leaves: what was refused of which source, and who was answered from which. */
  readonly left: (facts: AnswerFacts, caller: Caller | undefined) => void;
  readonly close: () => Promise<void>;
}

export function openUse(parts: {
  readonly config: Pick<Config, 'quality' | 'dataDir'>;
  readonly graph: Pick<Graph, 'fieldSources'>;
  readonly bindings: readonly SourceBinding[];
  readonly clock: Clock;
  readonly logger: Logger;
}): OpenUse {
  const { config, graph, bindings, clock } = parts;
  const figures = new Map(bindings.map(({ id }) => [id, new SourceFigures(clock.nowMs)]));
  const counter = config.quality.useEveryMs === 0 ? undefined : new UseCounter(() => today(clock));
  const store = openedOnce(() => openSourceUse(config));
  const keeper =
    counter &&
    new UseKeeper({
      ...{ counter, store: store.get, countedBy: uuidVersion7(clock.nowMs()), everyMs: config.quality.useEveryMs },
      oldestDay: () => dayBefore(clock, KEPT_DAYS),
      onTurn: (problem) => {
        const what = { failure: problem === undefined ? undefined : describeFailure(problem) };
        parts.logger.warn(what, problem === undefined ? 'use is kept again' : 'use of the sources cannot be kept');
      },
    });
  return {
    figures,
    called: (source, call) => {
      figures.get(source)?.add(call);
      counter?.called(source, call);
    },
    dated: (source, touchedAt) => figures.get(source)?.date(touchedAt),
    left: ({ refused, sources, elements }, caller) => {
      for (const { coordinate, code } of refused)
        for (const source of graph.fieldSources.get(coordinate) ?? []) figures.get(source)?.refuse(code);
      if (caller?.agency !== undefined && elements.length > 0) counter?.answered(sources, caller.agency);
    },
    close: async () => {
      await keeper?.close();
      await store.close();
    },
  };
}
