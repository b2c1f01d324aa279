import { join } from 'node:path';
import { openAuditLog } from '../audit/openAuditLog.ts';
import { auditSettingsOf } from './auditSettings.ts';
import { today, type Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { elementOwners } from './elementOwners.ts';
import { openCorrections, type Corrections } from '../corrections/openCorrections.ts';
import { openCorrectionStore, type CorrectionStore } from '../corrections/correctionStore.ts';
import { fieldClasses } from '../dictionary/fieldClasses.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Graph } from '../model/graph.ts';
import type { OversightServices } from '../model/oversight.ts';
import type { Purpose } from '../model/purpose.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import { watchedCaller } from '../oversight/watchedCaller.ts';
import { VolumeWatch } from '../oversight/volumeWatch.ts';
import { recordAnswers, type AnswerRecords } from '../record/recordAnswers.ts';
import type { VolumeAlert } from '../model/oversight.ts';
import { createPostEvents } from '../util/postEvents.ts';

/** The record of the gateway, and what shows it. */
export interface OpenRecord extends AnswerRecords {
  readonly services: OversightServices;
  readonly marksOf: Corrections['marksOf'];
  /** To be called after the last answer. */
  readonly close: () => Promise<void>;
}

export interface OpenRecordParts {
  readonly config: Config;
  readonly dictionary: Dictionary;
  readonly graph: Graph;
  readonly bindings: readonly SourceBinding[];
  readonly purposes: () => ReadonlyMap<string, Purpose>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Requests that are being answered (count): each comes to the record. */
  readonly underWay: () => number;
}

/** Opens the log, the case files and the watch over volumes, and connects them. */
export async function openRecord(parts: OpenRecordParts): Promise<OpenRecord> {
  const { config, dictionary, purposes, clock, logger } = parts;
  const { nowMs } = clock;
  const log = await openAuditLog(auditSettingsOf(config), logger, { expected: parts.underWay });
  const corrections = await openCorrectionsOf(parts);
  const watch = openWatch(parts);
  const classes = fieldClasses(dictionary);
  const records = recordAnswers({
    log,
    purposes,
    classOf: (coordinate) => classes.get(coordinate)?.dataClass,
    nowMs,
    onPersons: (caller, persons) => {
      watch.note(watchedCaller(caller), persons);
    },
    onUnrecorded: (requestId, error) => {
      logger.warn({ requestId, failure: describeFailure(error) }, 'open data was answered without a record');
    },
  });
  return {
    ...records,
    marksOf: corrections.marksOf,
    services: {
      reader: log.reader,
      corrections: corrections.desk,
      get purposes() {
        return purposes();
      },
      alerts: () => watch.alerts,
      usualPersonsPerHour: config.audit.alertSubjectsPerHour,
      callerReference: (caller) => watch.reference(caller),
    },
    close: async () => {
      await corrections.close();
      await log.close();
    },
  };
}

/** Case files in the database that the settings name. */
export function openCorrectionStoreOf({ corrections, dataDir }: Config): CorrectionStore {
  return openCorrectionStore({ url: corrections.url, file: join(dataDir, 'corrections.sqlite') });
}

function openCorrectionsOf({ config, dictionary, graph, bindings, clock, logger }: OpenRecordParts) {
  return openCorrections({
    store: openCorrectionStoreOf(config),
    ownerOf: elementOwners(dictionary, graph, bindings),
    addressOf: (source) =>
      config.sources[source]?.correctionsUrl ?? bindings.find(({ id }) => id === source)?.corrections?.default,
    nowMs: clock.nowMs,
    today: () => today(clock),
    refreshMs: config.corrections.refreshMs,
    onFailure: (what, error) => {
      logger.warn({ what, failure: describeFailure(error) }, 'requests for correction are not up to date');
    },
  });
}

function openWatch({ config, clock, logger }: OpenRecordParts): VolumeWatch {
  const { alertSubjectsPerHour: limit, alertWebhook } = config.audit;
  const post = createPostEvents<VolumeAlert>({
    url: alertWebhook,
    onFailure: (_alert, problem) => {
      logger.error({ problem }, 'an alert could not be sent');
    },
  });
  return new VolumeWatch({
    limit,
    nowMs: clock.nowMs,
    onAlert: (alert) => {
      logger.warn({ alert }, 'unusual volume: a caller asked for more people within an hour than is usual');
      post(alert);
    },
  });
}
