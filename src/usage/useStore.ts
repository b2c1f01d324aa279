import { GatewayError } from '../errors/gatewayError.ts';
import type { SourceId } from '../model/source.ts';
import type { Use } from '../model/use.ts';
import { addBins, emptyBins, type Bins } from '../util/bins.ts';
import { StateDatabase } from '../util/stateDatabase.ts';
import { migrations, TABLE, type UseRow } from './tables.ts';

/** What a process counted of a source on a day. */
export interface DayOfUse extends Use {
  /** `YYYY-MM-DD`, in Vietnam. */
  readonly day: string;
}

/** How much the sources were used, day by day; each call rejects with `QUALITY_STORE` when the database does not answer. */
export interface UseStore {
  /** Writes down how a process stands; days that it wrote before are replaced. */
  keep(countedBy: string, days: readonly DayOfUse[]): Promise<void>;
  /** From day to day (`YYYY-MM-DD`, both inclusive); sources of which nobody counted a call are left out. */
  between(from: string, to: string): Promise<ReadonlyMap<SourceId, Use>>;
  /** Deletes what was counted before a day. */
  forget(before: string): Promise<void>;
  close(): Promise<void>;
}

/** `url`: `postgres://…`, or the path of a SQLite file. */
export function openUseStore(url: string): UseStore {
  const database = new StateDatabase({
    ...{ url, part: 'use', migrations },
    failure: (problem, cause) => new GatewayError('QUALITY_STORE', { problem }, { cause }),
  });
  return {
    keep: (countedBy, days) =>
      database.run(async (knex) => {
        if (days.length === 0) return;
        const rows = days.map((day) => rowOf(day, countedBy));
        await knex<UseRow>(TABLE).insert(rows).onConflict(['source', 'day', 'counted_by']).merge();
      }),
    between: (from, to) =>
      database.run(async (knex) => {
        const rows = await knex<UseRow>(TABLE).whereBetween('day', [from, to]);
        return summed(rows);
      }),
    forget: (before) =>
      database.run(async (knex) => {
        await knex<UseRow>(TABLE).where('day', '<', before).delete();
      }),
    close: () => database.close(),
  };
}

/** A source that was not used. */
export function unused(source: SourceId): Use {
  return { source, calls: 0, answered: 0, latency: emptyBins(), consumers: new Set() };
}

function rowOf({ source, day, calls, answered, latency, consumers }: DayOfUse, countedBy: string): UseRow {
  const counts = Object.fromEntries([...latency.entries()].filter(([, count]) => count > 0));
  return {
    ...{ source, day, counted_by: countedBy, calls, answered },
    ...{ latency: JSON.stringify(counts), consumers: JSON.stringify([...consumers].sort()) },
  };
}

function summed(rows: readonly UseRow[]): ReadonlyMap<SourceId, Use> {
  const sums = new Map<SourceId, { calls: number; answered: number; latency: Bins; consumers: Set<string> }>();
  for (const { source, calls, answered, latency, consumers } of rows) {
    const sum = sums.get(source) ?? { calls: 0, answered: 0, latency: emptyBins(), consumers: new Set<string>() };
    sums.set(source, sum);
    sum.calls += calls;
    sum.answered += answered;
    const counts = JSON.parse(latency) as Readonly<Record<string, number>>;
    addBins(
      sum.latency,
      sum.latency.map((_, bin) => counts[bin] ?? 0),
    );
    for (const consumer of JSON.parse(consumers) as readonly string[]) sum.consumers.add(consumer);
  }
  return new Map([...sums].map(([source, sum]) => [source, { source, ...sum }]));
}
