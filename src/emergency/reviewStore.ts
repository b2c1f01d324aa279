import { GatewayError } from '../errors/gatewayError.ts';
import { StateDatabase } from '../util/stateDatabase.ts';
import { migrations, type ReviewRow, type UseRow } from './tables.ts';

/** The overdue come first (0), then the others that are open (1), then the decided (2); each kind by time. */
export type Rank = 0 | 1 | 2;

/** The review after which a page begins. */
export interface Place {
  readonly rank: Rank;
  readonly accessedAt: string;
  readonly id: string;
}

export interface PageQuery {
  readonly status: string | undefined;
  /** Reviews that are open and older than this are overdue (ISO 8601, UTC). */
  readonly overdueBefore: string;
  readonly after: Place | undefined;
  readonly most: number;
}

/** Reviews and daily counts, durable when a call returns. Rejects with `REVIEW_STORE`. */
export interface ReviewStore {
  /** Position of the last record of the log that was taken over; -1 when there is none. */
  lastIndex(): Promise<number>;
  /** Takes over records, one for each request, all or nothing. */
  takeOver(rows: readonly ReviewRow[]): Promise<void>;
  byId(id: string): Promise<ReviewRow | undefined>;
  page(query: PageQuery): Promise<readonly ReviewRow[]>;
  /** False when it was decided before. */
  decide(id: string, decided: Pick<ReviewRow, 'status' | 'decided_at' | 'decided_by' | 'note'>): Promise<boolean>;
  /** Counts one more use; returns how many there are on that day. */
  countUse(officer: string, day: string): Promise<number>;
  close(): Promise<void>;
}

/** Rows written at once (count); fourteen values a row stay far below what a statement may hold. */
const ROWS_PER_STATEMENT = 100;

/** Opens the store; `url`: `postgres://…` or the path of a SQLite file. */
export function openReviewStore(url: string): ReviewStore {
  const database = new StateDatabase({
    url,
    part: 'emergency',
    migrations,
    failure: (problem, cause) => new GatewayError('REVIEW_STORE', { problem }, { cause }),
  });
  return {
    lastIndex: () =>
      database.run(async (knex) => {
        const [row] = await knex<ReviewRow>('emergency_review').orderBy('last_index', 'desc').limit(1);
        return row?.last_index ?? -1;
      }),
    takeOver: (rows) =>
      database.run((knex) =>
        knex.transaction(async (transaction) => {
          for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
            await transaction<ReviewRow>('emergency_review')
              .insert(rows.slice(start, start + ROWS_PER_STATEMENT))
              .onConflict('id')
              .merge({
                last_index: transaction.raw(larger('last_index')),
                persons: transaction.raw(larger('persons')),
              });
          }
        }),
      ),
    byId: (id) => database.run((knex) => knex<ReviewRow>('emergency_review').where({ id }).first()),
    page: ({ status, overdueBefore, after, most }) =>
      database.run((knex) => {
        const rank = `case when status <> 'OPEN' then 2 when accessed_at < ? then 0 else 1 end`;
        const found = knex<ReviewRow>('emergency_review').limit(most);
        if (status !== undefined) void found.where({ status });
        if (after !== undefined) {
          const place = [overdueBefore, after.rank, after.accessedAt, after.id];
          void found.whereRaw(`(${rank}, accessed_at, id) > (?, ?, ?)`, place);
        }
        return found.orderByRaw(`${rank}, accessed_at, id`, [overdueBefore]);
      }),
    decide: (id, decided) =>
      database.run(async (knex) => {
        const changed = await knex<ReviewRow>('emergency_review').where({ id, status: 'OPEN' }).update(decided);
        return changed === 1;
      }),
    countUse: (officer, day) =>
      database.run(async (knex) => {
        const [row] = await knex<UseRow>('emergency_use')
          .insert({ officer, day, uses: 1 })
          .onConflict(['officer', 'day'])
          .merge({ uses: knex.raw('emergency_use.uses + 1') })
          .returning('uses');
        return row?.uses ?? 1;
      }),
    close: () => database.close(),
  };
}

/** The larger of what stands there and what would be written. */
function larger(column: 'last_index' | 'persons'): string {
  const [there, here] = [`emergency_review.${column}`, `excluded.${column}`];
  return `case when ${there} > ${here} then ${there} else ${here} end`;
}
