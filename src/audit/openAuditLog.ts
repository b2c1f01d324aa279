import { GatewayError } from '../errors/gatewayError.ts';
import type { AuditLog, AuditReceipt } from '../model/audit.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import type { AuditSettings } from './auditSettings.ts';
import { adoptNextKeyFile, openKeyFile } from './heads/keyFile.ts';
import { openReading, openStore } from './openStore.ts';
import { createReader } from './read/createReader.ts';
import type { ReadConnection } from './read/readConnection.ts';
import { SubjectRegister } from './subjects/subjectRegister.ts';
import { GroupCommit } from './write/groupCommit.ts';
import { Indexing } from './write/indexing.ts';
import { LogWriter } from './write/logWriter.ts';
import { pendingRecord, type PendingRecord } from './write/pendingRecord.ts';

/** Records of one write (count): some 10 ms of hashing. */
const MOST_PER_WRITE = 500;

/**
 * Longest time in which records gather for a write, under load (milliseconds): fewer commits spare a twelfth to a sixth of a
 * request's CPU. It ends when all who are on the way have come (npm run bench:access).
 */
const GATHER_MS = 8;

/** What a log may be told besides. */
export interface AuditLogOptions {
  /** Entries that wait for the log, and those that may come soon (count): when all of them wait, they are written. */
  readonly expected?: () => number;
}

/**
 * Opens the log, and makes it at the first start. A store that cannot be reached is waited for: until it answers,
 * entries are refused.
 *
 * - `expected`: without it, entries gather for as long as they may
 * - throws `AUDIT_KEY_UNREADABLE`, `AUDIT_KEY_UNKNOWN`, `AUDIT_STORE_UNREADABLE`, `AUDIT_STORE_NEWER`
 */
export async function openAuditLog(
  settings: AuditSettings,
  logger: Logger,
  { expected = () => Number.POSITIVE_INFINITY }: AuditLogOptions = {},
): Promise<AuditLog> {
  let keys = openKeyFile(settings.keyFile);
  const store = openStore(settings);
  const register = new SubjectRegister(keys.indexSecret);
  const heads = () => ({
    everyRecords: settings.headEveryRecords,
    everyMs: settings.headEverySeconds * 1_000,
    key: keys.signing,
  });
  const writer = new LogWriter({ store, register, heads, nowMs: Date.now });
  const inTurn = oneAtATime();
  const indexing = new Indexing({
    step: () => inTurn(() => store.indexPersons()),
    nowMs: Date.now,
    onFailure: (error) => logger.warn({ failure: describeFailure(error) }, 'the index of persons was not written on'),
  });
  const group = new GroupCommit<PendingRecord, AuditReceipt>(
    async (batch) => {
      const places = await inTurn(() => writer.write(batch, { isHeadWanted: false }));
      indexing.goOn();
      return places;
    },
    {
      timeoutMs: settings.timeoutMs,
      queueLimit: settings.queueLimit,
      mostPerWrite: MOST_PER_WRITE,
      gatherMs: GATHER_MS,
      expected,
      nowMs: Date.now,
      onFailure: (error) => logger.warn({ failure: describeFailure(error) }, 'audit records were not written'),
      onCondition: (condition) => {
        if (condition === 'up') logger.warn('the audit log is written again');
        else logger.error('the audit log cannot be written; personal data is not answered');
      },
    },
  );

  const signHead = (): Promise<unknown> => inTurn(() => writer.write([], { isHeadWanted: true }));
  try {
    await inTurn(() => writer.write([], { isHeadWanted: false }));
    if (writer.written?.isSigner === false && adoptNextKeyFile(settings.keyFile)) {
      // The change of the key was broken off after the log had it.
      keys = openKeyFile(settings.keyFile);
      await inTurn(() => writer.write([], { isHeadWanted: false }));
    }
    if (writer.written?.isSigner === false) {
      throw new GatewayError('AUDIT_KEY_UNKNOWN', { file: settings.keyFile, keyId: writer.written.keyId });
    }
  } catch (error) {
    if (error instanceof GatewayError || !store.isPassing(error)) {
      await store.close();
      throw startFailure(error, store.name);
    }
    logger.error({ failure: describeFailure(error) }, 'the audit log cannot be opened yet');
  }

  const timer = setInterval(() => {
    if (writer.written?.isSigner === false) keys = openKeyFile(settings.keyFile);
    if (writer.written === undefined || writer.written.size === writer.written.headSize) return;
    signHead().catch((error: unknown) => logger.warn({ failure: describeFailure(error) }, 'no audit head was signed'));
  }, settings.headEverySeconds * 1_000);
  timer.unref();

  let reading: ReadConnection | undefined;
  let isClosed = false;
  return {
    append: (entry) =>
      isClosed ? Promise.reject(new GatewayError('AUDIT_UNAVAILABLE')) : group.append(pendingRecord(entry, register)),
    reader: createReader(() => (reading ??= openReading(settings)), keys.indexSecret),
    async close() {
      if (isClosed) return;
      isClosed = true;
      clearInterval(timer);
      await group.settled();
      await indexing.end();
      await signHead().catch((error: unknown) =>
        logger.warn({ failure: describeFailure(error) }, 'no audit head was signed at the end'),
      );
      await reading?.database.destroy();
      await store.close();
    },
  };
}

function startFailure(error: unknown, store: string): unknown {
  if (error instanceof GatewayError) return error;
  const problem = error instanceof Error && 'code' in error ? String(error.code) : 'it does not open';
  return new GatewayError('AUDIT_STORE_UNREADABLE', { store, problem }, { cause: error });
}

/** Runs works one after another, in the order in which they came. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
