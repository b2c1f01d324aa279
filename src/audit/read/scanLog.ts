import type { Knex } from 'knex';
import { recordIdText } from '../record/recordId.ts';
import { STATE_COLUMNS, stateOf, type StateRow } from '../store/stateRow.ts';
import type { LogState } from '../store/logState.ts';
import type { FoundRecord } from '../verify/logCheck.ts';

/** What a record is looked up and counted by, as it stands beside it. */
export interface FoundColumns {
  readonly timeMs: number;
  readonly agency: string | null;
  readonly officer: string | null;
  readonly purpose: string | null;
  readonly outcome: string;
  /** 0 or 1, unless somebody altered it. */
  readonly emergency: number;
  readonly embargoMs: number | null;
  /** Numbers of persons. */
  readonly persons: readonly number[];
}

export interface ScannedRecord extends FoundRecord {
  readonly columns: FoundColumns | undefined;
}

/** A stretch of the log: records in order, and the heads over the last or an earlier one of them, in order. */
export interface Stretch {
  readonly records: readonly ScannedRecord[];
  readonly heads: readonly { readonly size: number; readonly note: string }[];
}

interface LeafRow {
  readonly idx: number;
  readonly record_id: Buffer;
  readonly expires: number;
  readonly digest: Buffer;
  readonly hash: Buffer;
  readonly time_ms: number;
  readonly agency: string | null;
  readonly officer: string | null;
  readonly purpose: string | null;
  readonly outcome: string;
  readonly emergency: number;
  readonly embargo_ms: number | null;
  readonly persons: string | readonly number[];
  readonly body: string | null;
}

/** Records read at once (count). */
const STRETCH = 1_000;

/** Where the log has come to; `store` names it in errors. */
export async function readState(database: Knex, store: string): Promise<LogState> {
  const rows = await database('audit_state').select<StateRow[]>(STATE_COLUMNS.split(','));
  return stateOf(rows[0], store);
}

/**
 * Records whose persons all stand in the index of persons, from the beginning (count). Of later ones each says itself whom
 * it tells of.
 */
export async function readIndexed(database: Knex): Promise<number> {
  // Logs of the first layout, and those in PostgreSQL, do not say it: there the index goes as far as the records.
  const state = await database('audit_state').first<{ indexed?: number; size: number } | undefined>('*');
  return state?.indexed ?? state?.size ?? 0;
}

/** Statements of the log's keys, in order. */
export async function readKeys(database: Knex): Promise<string[]> {
  const rows = await database<{ number: number; note: string }>('audit_key').select('note').orderBy('number');
  return rows.map(({ note }) => note);
}

/** Reads the first `size` records from the beginning, a stretch at a time. */
export async function* scanLog(database: Knex, size: number): AsyncGenerator<Stretch> {
  for (let from = 0; from < size;) {
    const rows = await database('audit_leaf as l')
      .leftJoin('audit_record as r', (join) => join.on('r.idx', 'l.idx').andOn('r.expires', 'l.expires'))
      .where('l.idx', '>=', from)
      .where('l.idx', '<', size)
      .orderBy('l.idx')
      .limit(STRETCH)
      .select<LeafRow[]>(
        ...['l.idx', 'l.record_id', 'l.expires', 'l.digest', 'l.hash', 'r.time_ms', 'r.agency', 'r.officer'],
        ...['r.purpose', 'r.outcome', 'r.emergency', 'r.embargo_ms', 'r.persons', 'r.body'],
      );
    const next = rows.length < STRETCH ? size : (rows.at(-1)?.idx ?? 0) + 1;
    const heads = await database<{ size: number; note: string }>('audit_head')
      .where('size', '>', from)
      .where('size', '<=', next)
      .orderBy('size')
      .select('size', 'note');
    yield { records: rows.map(scanned), heads };
    from = next;
  }
}

function scanned(row: LeafRow): ScannedRecord {
  return {
    index: row.idx,
    recordId: recordIdText(row.record_id.toString('hex')),
    expires: row.expires,
    digest: row.digest.toString('hex'),
    leafHash: row.hash.toString('hex'),
    body: row.body ?? undefined,
    columns: row.body === null ? undefined : columnsOf(row),
  };
}

function columnsOf(row: LeafRow): FoundColumns {
  return {
    timeMs: row.time_ms,
    agency: row.agency,
    officer: row.officer,
    purpose: row.purpose,
    outcome: row.outcome,
    emergency: row.emergency,
    embargoMs: row.embargo_ms,
    persons: numbersOf(row.persons),
  };
}

/** A list that is none, because somebody altered it, is no person's. */
function numbersOf(persons: string | readonly number[]): readonly number[] {
  if (typeof persons !== 'string') return persons;
  return /^\[(\d+(,\d+)*)?\]$/.test(persons) ? (JSON.parse(persons) as number[]) : [-1];
}
