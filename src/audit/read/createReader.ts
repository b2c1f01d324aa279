import { GatewayError } from '../../errors/gatewayError.ts';
import type { AuditReader, RecordPage } from '../../model/audit.ts';
import { firstRecordIdAt } from '../record/recordId.ts';
import { subjectKeys } from '../subjects/commitments.ts';
import type { ReadConnection } from './readConnection.ts';
import { readIndexed } from './scanLog.ts';
import { shownRecord } from './shownRecord.ts';

interface RecordRow {
  readonly idx: number;
  readonly body: string;
}

interface UnusualRow {
  readonly agency: string | null;
  readonly officer: string | null;
  readonly speaker: string | null;
  readonly issuer: string | null;
  readonly hour: number;
  readonly persons: number;
}

const MOST_PER_PAGE = 1_000;
const HOUR_MS = 3_600_000;

/** Positions beyond any log. */
const END = Number.MAX_SAFE_INTEGER;

const COLUMNS = { agency: 'r.agency', purpose: 'r.purpose', officer: 'r.officer' } as const;

/**
 * Answers what may be asked of the log.
 *
 * - `secret`: of the index of subjects
 * - each answer rejects with `AUDIT_UNAVAILABLE` when the store does not give it, and `AUDIT_CURSOR_INVALID`
 */
export function createReader(connect: () => ReadConnection, secret: Buffer): AuditReader {
  const keyOf = subjectKeys(secret);

  /** One SQL statement for both engines. */
  async function all<Row>(
    sql: (dialect: Omit<ReadConnection, 'database'>) => string,
    values: readonly (string | number | Buffer)[],
  ): Promise<Row[]> {
    try {
      const { database, ...dialect } = connect();
      const answer: unknown = await database.raw(sql(dialect), [...values]);
      return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Row[];
    } catch (cause) {
      throw new GatewayError('AUDIT_UNAVAILABLE', {}, { cause });
    }
  }

  async function numberOf(personalId: string): Promise<number | undefined> {
    const key = Buffer.from(keyOf('person', personalId), 'hex');
    const [row] = await all<{ number: number }>(() => 'select number from audit_subject where key = ?', [key]);
    return row?.number;
  }

  async function indexedRecords(): Promise<number> {
    try {
      return await readIndexed(connect().database);
    } catch (cause) {
      throw new GatewayError('AUDIT_UNAVAILABLE', {}, { cause });
    }
  }

  /** The positions between which all records of a span are; identifiers begin with the time. */
  async function positionsOf({ from, to }: { readonly from: string; readonly to: string }): Promise<number[]> {
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
    const ids = [fromMs, toMs].map((ms) => Buffer.from(firstRecordIdAt(ms), 'hex'));
    const [row] = await all<{ least: number | null; most: number | null }>(
      () => 'select min(idx) as least, max(idx) as most from audit_leaf where record_id >= ? and record_id < ?',
      ids,
    );
    return [row?.least ?? 0, row?.most ?? -1, fromMs, toMs];
  }
  const inSpan = 'r.idx >= ? and r.idx <= ? and r.time_ms >= ? and r.time_ms < ?';

  return {
    async ofPerson(numbers, { first, after, now }) {
      const found = await Promise.all([...new Set(numbers)].map(numberOf));
      const subjects = found.filter((number) => number !== undefined);
      if (subjects.length === 0) return { records: [] };
      const limit = pageSize(first);
      const any = `in (${subjects.map(() => '?').join()})`;
      const end = positionOf(after);
      const indexed = await indexedRecords();
      const nowMs = Date.parse(now);
      // Who stands in a record under two numbers is told of it once.
      const late = await all<RecordRow>(
        ({ eachPerson }) =>
          `select distinct r.idx, r.body from audit_record r ${eachPerson} where r.idx >= ? and r.idx < ? ` +
          `and each.value ${any} and (r.embargo_ms is null or r.embargo_ms <= ?) order by r.idx desc limit ?`,
        [indexed, end, ...subjects, nowMs, limit + 1],
      );
      if (late.length > limit) return pageOf(late, limit);
      const rows = await all<RecordRow>(
        () =>
          `select r.idx, r.body from audit_about a join audit_record r on r.idx = a.idx where a.subject ${any} and a.idx < ? ` +
          `and not exists (select 1 from audit_about b where b.idx = a.idx and b.subject ${any} and b.subject < a.subject) ` +
          'and (r.embargo_ms is null or r.embargo_ms <= ?) order by a.idx desc limit ?',
        [...subjects, Math.min(end, indexed), ...subjects, nowMs, limit + 1 - late.length],
      );
      return pageOf([...late, ...rows], limit);
    },

    async embargoed(personalId, now) {
      const nowMs = Date.parse(now);
      if (personalId === undefined) {
        const [row] = await all<{ count: number }>(
          () => 'select count(*) as count from audit_record where embargo_ms > ?',
          [nowMs],
        );
        return row?.count ?? 0;
      }
      const number = await numberOf(personalId);
      if (number === undefined) return 0;
      const indexed = await indexedRecords();
      const [row] = await all<{ count: number }>(
        () =>
          'select count(*) as count from audit_record r join audit_about a on a.idx = r.idx ' +
          'where a.subject = ? and a.idx < ? and r.embargo_ms > ?',
        [number, indexed, nowMs],
      );
      const [late] = await all<{ count: number }>(
        ({ eachPerson }) =>
          `select count(*) as count from audit_record r ${eachPerson} where r.idx >= ? and each.value = ? and r.embargo_ms > ?`,
        [indexed, number, nowMs],
      );
      return (row?.count ?? 0) + (late?.count ?? 0);
    },

    async countBy(group, span) {
      const values = await positionsOf(span);
      const column = COLUMNS[group];
      const requests = await all<{ name: string | null; requests: number; refused: number }>(
        () =>
          `select ${column} as name, count(*) as requests, sum(case when r.outcome = 'refused' then 1 else 0 end) as refused ` +
          `from audit_record r where ${inSpan} group by ${column}`,
        values,
      );
      const persons = await all<{ name: string | null; persons: number }>(
        ({ eachPerson }) =>
          `select ${column} as name, count(distinct each.value) as persons from audit_record r ${eachPerson} where ${inSpan} group by ${column}`,
        values,
      );
      const personsOf = new Map(persons.map((row) => [row.name, row.persons]));
      return requests
        .map((row) => ({
          key: row.name ?? '',
          requests: row.requests,
          persons: personsOf.get(row.name) ?? 0,
          refused: row.refused,
        }))
        .sort((a, b) => b.requests - a.requests || a.key.localeCompare(b.key));
    },

    async unusual(limit, span) {
      const rows = await all<UnusualRow>(
        ({ eachPerson, inBody }) => {
          // Who acts for no agency is told from others by what they are, not by an officer's number.
          const speaker = `case when r.officer is null then coalesce(${inBody('organisation')}, ${inBody('callerPerson')}) end`;
          const hour = `r.time_ms / ${HOUR_MS}`;
          return (
            `select r.agency, r.officer, ${speaker} as speaker, min(${inBody('issuer')}) as issuer, ${hour} as hour, ` +
            `count(distinct each.value) as persons from audit_record r ${eachPerson} where ${inSpan} ` +
            `group by r.agency, r.officer, ${speaker}, ${hour} having count(distinct each.value) > ? order by hour, persons desc`
          );
        },
        [...(await positionsOf(span)), limit],
      );
      return rows.map(({ agency, officer, speaker, issuer, hour, persons }) => ({
        ...(agency === null ? {} : { agency }),
        ...(officer === null ? {} : { officer }),
        ...(speaker === null ? {} : { speaker }),
        ...(issuer === null ? {} : { issuer }),
        hour: new Date(hour * HOUR_MS).toISOString(),
        persons,
      }));
    },

    async emergencies({ first, after }) {
      const limit = pageSize(first);
      const rows = await all<RecordRow>(
        () =>
          'select r.idx, r.body from audit_record r where r.emergency = 1 and r.idx < ? order by r.idx desc limit ?',
        [positionOf(after), limit + 1],
      );
      return pageOf(rows, limit);
    },
  };
}

function pageOf(rows: readonly RecordRow[], limit: number): RecordPage {
  const records = rows.slice(0, limit).map(({ idx, body }) => shownRecord(idx, body));
  const last = records.at(-1);
  return rows.length > limit && last !== undefined ? { records, next: String(last.index) } : { records };
}

function pageSize(first: number): number {
  return Math.min(MOST_PER_PAGE, Math.max(0, Math.floor(first)));
}

/** A cursor is the position of the last record seen. */
function positionOf(after: string | undefined): number {
  if (after === undefined) return END;
  if (!/^\d{1,15}$/.test(after)) throw new GatewayError('AUDIT_CURSOR_INVALID');
  return Number(after);
}
