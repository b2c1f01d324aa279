import { GatewayError } from '../../errors/gatewayError.ts';
import { StateDatabase } from '../../util/stateDatabase.ts';
import type { EntityMeasure } from '../measured.ts';
import type { SourceReport } from '../score/sourceReport.ts';
import { migrations, TABLE, type MeasureRow } from './tables.ts';

/** What is kept of one run over one source: counts and scores, no value of a record. */
export interface KeptRun {
  readonly run: string;
  readonly source: string;
  /** ISO 8601 with Vietnam's offset. */
  readonly at: string;
  readonly report: SourceReport;
  readonly measures: readonly EntityMeasure[];
}

/** The history of quality; each call rejects with `QUALITY_STORE` when the database does not answer. */
export interface QualityStore {
  keep(run: KeptRun): Promise<void>;
  /** The last run of each source, the sources in order of their names; up to a month (`YYYY-MM`, inclusive) with one. */
  latest(upTo?: string): Promise<readonly KeptRun[]>;
  /** The last run of a source in a month before `month`. */
  before(source: string, month: string): Promise<KeptRun | undefined>;
  /** Every run of a source, the newest first. */
  history(source: string): Promise<readonly KeptRun[]>;
  close(): Promise<void>;
}

/** `url`: `postgres://…`, or the path of a SQLite file. */
export function openQualityStore(url: string): QualityStore {
  const database = new StateDatabase({
    ...{ url, part: 'quality', migrations },
    failure: (problem, cause) => new GatewayError('QUALITY_STORE', { problem }, { cause }),
  });
  return {
    keep: ({ run, source, at, report, measures }) =>
      database.run(async (knex) => {
        const row: MeasureRow = {
          ...{ run, source, measured_at: at, month: at.slice(0, 7) },
          ...{ report: JSON.stringify(report), measures: JSON.stringify(measures) },
        };
        await knex<MeasureRow>(TABLE).insert(row);
      }),
    latest: (upTo) =>
      database.run(async (knex) => {
        const newest = knex<MeasureRow>(TABLE).select('source').max({ measured_at: 'measured_at' }).groupBy('source');
        if (upTo !== undefined) newest.where('month', '<=', upTo);
        const rows = await knex<MeasureRow>({ own: TABLE })
          .join(newest.as('newest'), (on) => {
            on.on('own.source', 'newest.source').andOn('own.measured_at', 'newest.measured_at');
          })
          .select<MeasureRow[]>('own.*')
          .orderBy('own.source');
        return rows.map(keptOf);
      }),
    before: (source, month) =>
      database.run(async (knex) => {
        const row = await knex<MeasureRow>(TABLE)
          .where({ source })
          .andWhere('month', '<', month)
          .orderBy('measured_at', 'desc')
          .first();
        return row === undefined ? undefined : keptOf(row);
      }),
    history: (source) =>
      database.run(async (knex) => {
        const rows = await knex<MeasureRow>(TABLE).where({ source }).orderBy('measured_at', 'desc');
        return rows.map(keptOf);
      }),
    close: () => database.close(),
  };
}

function keptOf({ run, source, measured_at: at, report, measures }: MeasureRow): KeptRun {
  return {
    ...{ run, source, at },
    report: JSON.parse(report) as SourceReport,
    measures: JSON.parse(measures) as readonly EntityMeasure[],
  };
}
