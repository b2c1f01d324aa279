import { sqliteLiterals } from '../changesSql.ts';
import type { SqliteConnection } from './sqliteConnection.ts';

/** Records that wait for the index of persons before it is written on (count). */
const USUALLY_WAIT = 8_192;

/** Most records of one pass, as many times those that wait before it. */
const MOST_TIMES = 4;

/** Places in the index that are written in one transaction (count): writers of records wait for milliseconds only. */
const STEP = 2_000;

/** Places in the index, of all records before `end`, on their way into it. */
interface Pass {
  readonly end: number;
  /** How many there are, and how many of them stand in the index. */
  readonly places: number;
  done: number;
}

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
  #indexed: number | undefined;
  #pass: Pass | undefined;

  constructor(waiting = USUALLY_WAIT) {
    this.#waiting = waiting;
  }

  /** Takes a step, if as many wait as should in a log of `size` records; gives whether another is due. */
  async step(connection: SqliteConnection, size: number): Promise<boolean> {
    if (this.#pass === undefined && size - (this.#indexed ?? 0) < this.#waiting) return false;
    try {
      const pass = (this.#pass ??= await this.#begin(connection));
      if (pass === undefined) return false;
      const next = Math.min(pass.places, pass.done + STEP);
      await connection.exec(stretchSql(pass, next));
      pass.done = next;
      if (next < pass.places) return true;
      await this.#end(connection, pass);
      return size - pass.end >= this.#waiting;
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

  async #begin(connection: SqliteConnection): Promise<Pass | undefined> {
    const [state] = await connection.all<{ indexed: number; size: number }>('select indexed, size from audit_state');
    const { indexed, size } = state ?? { indexed: 0, size: 0 };
    // Another process may have done it.
    this.#indexed = indexed;
    if (size - indexed < this.#waiting) return undefined;
    const end = Math.min(size, indexed + MOST_TIMES * this.#waiting);
    await connection.exec(
      'drop table if exists temp.audit_waiting;' +
        'create table temp.audit_waiting (place integer primary key, subject integer not null, idx integer not null);' +
        'insert into temp.audit_waiting (subject, idx) ' +
        `select each.value, r.idx from audit_record r ${sqliteLiterals.eachPerson} ` +
        `where r.idx >= ${String(indexed)} and r.idx < ${String(end)} order by 1, 2`,
    );
    const [counted] = await connection.all<{ places: number }>('select count(*) as places from temp.audit_waiting');
    return { end, places: counted?.places ?? 0, done: 0 };
  }

  async #end(connection: SqliteConnection, { end }: Pass): Promise<void> {
    this.#pass = undefined;
    this.#indexed = end;
    await connection.exec('drop table temp.audit_waiting');
  }
}

/** Writes a stretch, but for records that were deleted meanwhile as their time was past; the last moves the end on. */
function stretchSql({ end, places, done }: Pass, next: number): string {
  const moved = next < places ? '' : `update audit_state set indexed = ${String(end)} where indexed < ${String(end)};`;
  return (
    'begin immediate;insert or ignore into audit_about (subject, idx) ' +
    `select w.subject, w.idx from temp.audit_waiting w where w.place > ${String(done)} and w.place <= ${String(next)} ` +
    `and exists (select 1 from audit_record r where r.idx = w.idx);${moved}commit`
  );
}
