import { nowIso, today, type Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createJudgeRecord } from '../drift/judgeRecord.ts';
import { ElementWatch, type DriftChange } from '../drift/elementWatch.ts';
import { recordsOf } from '../drift/recordsOf.ts';
import { watchSource } from '../drift/watchSource.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Quarantine } from '../model/drift.ts';
import type { Graph } from '../model/graph.ts';
import type { Source, SourceId } from '../model/source.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import { createPostEvents } from '../util/postEvents.ts';

/**
 * Values that are looked back on (count): enough of them without a fault bring the upper limit of the share under the one
 * that is admitted, or nothing would ever be given again.
 */
function windowFor(leastValues: number, mostBroken: number): number {
  return Math.max(leastValues * 4, Math.ceil(8 / mostBroken));
}

/** Objects of one answer that are judged (count): some milliseconds. */
const MOST_OBJECTS = 100;

/** How the gateway finds out that a source has begun to break its rules. */
export interface OpenDrift {
  readonly quarantine: Quarantine;
  readonly watch: <Watched extends Source>(source: Watched) => Watched;
}

/** Holds some of the live answers against the rules of their elements; undefined where none are to be. */
export function openDrift(parts: {
  readonly config: Pick<Config, 'drift'>;
  readonly dictionary: Dictionary;
  readonly graph: Graph;
  readonly bindings: readonly SourceBinding[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Hears when a record of a source was last touched (ISO 8601). */
  readonly dated: (source: SourceId, touchedAt: string) => void;
}): OpenDrift | undefined {
  const { config, dictionary, graph, bindings, clock, logger, dated } = parts;
  const { every, mostBroken, leastValues, webhook } = config.drift;
  if (every === 0) return undefined;
  const keepers = new Map(bindings.map(({ id, ministry }) => [id, ministry]));
  const post = createPostEvents<object>({
    url: webhook,
    onFailure: (_event, problem) => {
      logger.error({ problem }, 'a change of quarantine could not be told to drift.webhook');
    },
  });
  const tell = (change: DriftChange) => {
    const ministry = keepers.get(change.source);
    const owner = dictionary.elements.get(change.element)?.owner;
    logger.warn({ ...change, owner }, `an element is ${change.kind}`);
    post({ ...change, owner, ministry: ministry && { vi: ministry.vi, en: ministry.en } });
  };
  const watch = new ElementWatch({
    ...{ mostBroken, leastValues, window: windowFor(leastValues, mostBroken) },
    nowIso: () => nowIso(clock),
    ownerOf: (element) => {
      const code = dictionary.elements.get(element)?.owner ?? '';
      const ministry = bindings.find(({ ministry: { agency } }) => code === agency || code.startsWith(`${agency}.`));
      return ministry === undefined ? undefined : { code, vi: ministry.ministry.vi, en: ministry.ministry.en };
    },
    onChange: tell,
  });
  const judge = createJudgeRecord(dictionary, () => today(clock));
  return {
    quarantine: watch,
    // What the gateway says itself is tested elsewhere.
    watch: (source) =>
      source.kind === 'local'
        ? source
        : watchSource(source, every, (document, answerOf) => {
            // Nobody waits for it any more: what goes wrong here must not take the gateway with it.
            try {
              const { data, asOf } = answerOf();
              for (const { type, fields } of recordsOf(document, data, graph.schema, MOST_OBJECTS))
                for (const { element, broken } of judge(type, fields)) watch.note(source.id, element, broken);
              for (const { at } of asOf.slice(0, MOST_OBJECTS)) dated(source.id, at);
            } catch (error) {
              logger.error({ source: source.id, failure: describeFailure(error) }, 'an answer could not be judged');
            }
          }),
  };
}
