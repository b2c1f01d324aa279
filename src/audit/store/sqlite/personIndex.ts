import { sqliteLiterals } from '../changesSql.ts';
import type { SqliteConnection } from './sqliteConnection.ts';

/** Records that wait for the index of persons before it is written on (count). */
const USUALLY_WAIT = 8_192;

/** Persons of records that wait, when that comes first (count): readers look through all of them. */
const MOST_PERSONS = 65_536;

/** Most records of one pass, as many times those that wait before it. */
const MOST_TIMES = 4;

/** Places that one pass goes on gathering after (count): some 30 bytes each in memory. */
const MOST_PLACES = 262_144;

/** Records whose places are gathered in one step (count), and places that one step writes: writers wait for milliseconds only. */
const GATHERED = 256;
const WRITTEN = 2_000;

/** A place in the index. */
interface Place {
  readonly subject: number;
  readonly idx: number;
}

/** Places in the index, on their way into it. */
interface Pass {
  /** Those of all records before `next` are gathered; when `next` has come to `end`, they are written. */
  next: number;
  end: number;
  places: number;
  /** The last that stands in the index. */
  written: Place;
}

/** Before every place. */
const BEGINNING: Place = { subject: -1, idx: -1 };

/**
 * Writes the index of persons, for thousands of records at a time.
 *
 * A person of a record is a page of the index, and hardly ever the page of another person of the same batch: written with
 * the records, the index cost more than the records. Here the persons of all that wait are put in the index's own order
 * (in a temporary table, in memory) and go into it by stretches of that order, so that a page is written once for all of
 * its persons. `audit_state.indexed` moves on with the last stretch: records from there on are looked through one by one.
 * What a broken pass has written is right, and is written over by the next.
 */
export class PersonIndex {
  readonly #waiting: number;
  #persons = 0;
  #indexed: number | undefined;
  #pass: Pass | undefined;

  constructor(waiting = USUALLY_WAIT) {
    this.#waiting = waiting;
  }

  /** Is to hear of the persons of every record that is written (count). */
  wait(persons: number): void {
    this.#persons += persons;
  }

  /** Takes a step, if as many wait as should in a log of `size` records; gives whether another is due. */
  async step(connection: SqliteConnection, size: number): Promise<boolean> {
    if (this.#pass === undefined && !this.#isDue(size, this.#indexed ?? 0)) return false;
    try {
      const pass = (this.#pass ??= await this.#begin(connection));
      if (pass === undefined) return false;
      if (pass.next < pass.end) await gather(connection, pass);
      else if (await write(connection, pass)) this.#end(pass);
      return this.#pass !== undefined || this.#isDue(size, pass.end);
    } catch (error) {
      await connection.exec('rollback').catch(() => undefined);
      this.forget();
      throw error;
    }
  }

  /** Of another connection, and after a failure, nothing that is remembered counts. */
  forget(): void {
    this.#pass = undefined;
    this.#indexed = undefined;
  }

  #isDue(size: number, indexed: number): boolean {
    return size - indexed >= this.#waiting || this.#persons >= MOST_PERSONS;
  }

  async #begin(connection: SqliteConnection): Promise<Pass | undefined> {
    const [state] = await connection.all<{ indexed: number; size: number }>('select indexed, size from audit_state');
    const { indexed, size } = state ?? { indexed: 0, size: 0 };
    // Another process may have done it.
    this.#indexed = indexed;
    const isDue = this.#isDue(size, indexed);
    this.#persons = 0;
    if (!isDue || size === indexed) return undefined;
    await connection.exec(
      'drop table if exists temp.audit_waiting;' +
        'create table temp.audit_waiting (subject integer not null, idx integer not null, primary key (subject, idx)) without rowid',
    );
    const end = Math.min(size, indexed + MOST_TIMES * this.#waiting);
    return { next: indexed, end, places: 0, written: BEGINNING };
  }

  #end({ end }: Pass): void {
    this.#pass = undefined;
    this.#indexed = end;
  }
}

/** Puts the places of some records in order with those that are gathered. */
async function gather(connection: SqliteConnection, pass: Pass): Promise<void> {
  const upTo = Math.min(pass.end, pass.next + GATHERED);
  await connection.exec(
    `insert or ignore into temp.audit_waiting (subject, idx) select each.value, r.idx from audit_record r ` +
      `${sqliteLiterals.eachPerson} where r.idx >= ${String(pass.next)} and r.idx < ${String(upTo)}`,
  );
  const [inserted] = await connection.all<{ places: number }>('select changes() as places');
  pass.places += inserted?.places ?? 0;
  pass.next = upTo;
  if (pass.places >= MOST_PLACES) pass.end = upTo;
}

/**
 * Writes a stretch, but for records that were deleted meanwhile as their time was past; the last one moves the end on. Gives
 * whether it was the last.
 */
async function write(connection: SqliteConnection, pass: Pass): Promise<boolean> {
  const { end, written } = pass;
  const [last] = await connection.all<Place>(
    'select subject, idx from temp.audit_waiting where (subject, idx) > (?, ?) order by 1, 2 limit 1 offset ?',
    [written.subject, written.idx, WRITTEN - 1],
  );
  const upTo = last === undefined ? '' : `and (w.subject, w.idx) <= (${String(last.subject)}, ${String(last.idx)}) `;
  const moved =
    last === undefined ? `update audit_state set indexed = ${String(end)} where indexed < ${String(end)};` : '';
  await connection.exec(
    'begin immediate;insert or ignore into audit_about (subject, idx) select w.subject, w.idx from temp.audit_waiting w ' +
      `where (w.subject, w.idx) > (${String(written.subject)}, ${String(written.idx)}) ${upTo}` +
      `and exists (select 1 from audit_record r where r.idx = w.idx);${moved}commit`,
  );
  if (last !== undefined) pass.written = last;
  else await connection.exec('drop table temp.audit_waiting');
  return last === undefined;
}
