import type { Knex } from 'knex';
import type { Row } from '../database/rowsLoader.ts';
import type { Page } from './readRequest.ts';

/** Rows of a table whose column is one of these keys, newest registration first: not in the order of the question. */
export async function findRows(
  database: Knex,
  table: string,
  column: string,
  keys: readonly string[],
): Promise<readonly Row[]> {
  return (await database(table)
    .whereIn(column, [...keys])
    .orderBy('rowid', 'desc')) as Row[];
}

/** One page of obligations, latest notice first, and how many there are in all. */
export async function pageOfObligations(
  database: Knex,
  column: string,
  keys: readonly string[],
  { trang, kichThuoc }: Page,
): Promise<{ rows: readonly Row[]; total: number }> {
  const found = database('nghia_vu').whereIn(column, [...keys]);
  const rows = (await found
    .clone()
    .orderBy([{ column: 'ngay_thong_bao', order: 'desc' }, 'so_thong_bao'])
    .limit(kichThuoc)
    .offset((trang - 1) * kichThuoc)) as Row[];
  const counted: readonly { total?: string | number }[] = await found.clone().count({ total: '*' });
  return { rows, total: Number(counted[0]?.total ?? 0) };
}
