import { sqliteLiterals } from '../changesSql.ts';
import type { SqliteConnection } from './sqliteConnection.ts';

/** Records that wait for the index of persons before it is written on (count). */
const USUALLY_WAIT = 8_192;

/** Persons of records that wait, when that comes first (count): readers look through all of them. */
const MOST_PERSONS = 65_536;

/** Most records of one pass, as many times those that wait before it. */
const MOST_TIMES = 4;

/** Places of one pass before its last record (count): some 30 bytes each in memory. */
const MOST_PLACES = 262_144;

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
      const next = Math.min(pass.places, pass.done + STEP);
      await connection.exec(stretchSql(pass, next));
      pass.done = next;
      if (next < pass.places) return true;
      await this.#end(connection, pass);
      return this.#isDue(size, pass.end);
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
    const most = Math.min(size, indexed + MOST_TIMES * this.#waiting);
    const [bounded] = await connection.all<{ last: number | null }>(
      'select max(idx) as last from (select idx, sum(json_array_length(persons)) over (order by idx) ' +
        '- json_array_length(persons) as before from audit_record where idx >= ? and idx < ?) where before < ?',
      [indexed, most, MOST_PLACES],
    );
    // Where none is left, as their time was past, there is nothing to be written of all.
    const end = bounded?.last == null ? most : bounded.last + 1;
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
