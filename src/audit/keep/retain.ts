import type { Knex } from 'knex';
import { dayText } from '../record/leaf.ts';
import { partitionDay, partitionName } from '../store/postgres/postgresTables.ts';

/** Records whose time is past, by the month in which it ended. */
export interface PastMonth {
  /** `YYYY-MM-DD`. */
  readonly expired: string;
  readonly records: number;
}

/** Records deleted in one transaction (count), so that writers wait for milliseconds only. */
const SLICE = 1_000;

/** What is past its time by `today` (days since 1970-01-01) and still there. */
export async function pastMonths(database: Knex, today: number): Promise<PastMonth[]> {
  const rows = await database('audit_record')
    .where('expires', '<=', today)
    .groupBy('expires')
    .orderBy('expires')
    .select('expires')
    .count<{ expires: number; records: number }[]>({ records: '*' });
  return rows.map(({ expires, records }) => ({ expired: dayText(expires), records }));
}

/**
 * Deletes the content of records whose time is past, and with it their place in the index of persons. Their leaves stay,
 * so that proofs go on.
 */
export async function deletePast(
  database: Knex,
  kind: 'sqlite' | 'postgres',
  today: number,
  onProgress: (deleted: number) => void,
): Promise<void> {
  if (kind === 'postgres') await dropPartitions(database, today);
  else await deleteRows(database, today, onProgress);
}

async function deleteRows(database: Knex, today: number, onProgress: (deleted: number) => void): Promise<void> {
  let deleted = 0;
  for (let last = -1; ;) {
    const rows = await database<{ idx: number; expires: number; persons: string }>('audit_record')
      .where('expires', '<=', today)
      .where('idx', '>', last)
      .orderBy('idx')
      .limit(SLICE)
      .select('idx');
    const [first, end] = [rows[0], rows.at(-1)];
    if (first === undefined || end === undefined) return;
    const slice = [first.idx, end.idx, today];
    await database.transaction(async (transaction) => {
      await transaction.raw(
        'delete from audit_about where (subject, idx) in (select each.value, r.idx from audit_record r ' +
          'cross join json_each(r.persons) as each where r.idx between ? and ? and r.expires <= ?)',
        slice,
      );
      await transaction.raw('delete from audit_record where idx between ? and ? and expires <= ?', slice);
    });
    deleted += rows.length;
    onProgress(deleted);
    last = end.idx;
  }
}

async function dropPartitions(database: Knex, today: number): Promise<void> {
  const { rows } = await database.raw<{ rows: { name: string; attached: boolean }[] }>(
    'select c.relname as name, c.relispartition as attached from pg_class c ' +
      "where c.relkind = 'r' and c.relname ~ '^audit_record_[0-9]{4}_[0-9]{2}$' and pg_table_is_visible(c.oid)",
  );
  for (const { name, attached } of rows) {
    const day = partitionDay(name);
    // The name is written anew from the day, so that nothing else gets into the statement.
    if (day > today || partitionName(day) !== name) continue;
    // Waits for readers rather than making them wait; a table left behind by a broken run is no partition any more.
    if (attached) await database.raw(`alter table audit_record detach partition ${name} concurrently`);
    await database.transaction(async (transaction) => {
      await transaction.raw('set local statement_timeout = 0');
      await transaction.raw(
        `delete from audit_about a using ${name} r, unnest(r.persons) as each(value) where a.subject = each.value and a.idx = r.idx`,
      );
      await transaction.raw(`drop table ${name}`);
    });
  }
}
