import type { Knex } from 'knex';
import { GatewayError } from '../../errors/gatewayError.ts';
import { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceCost, SourceId } from '../../model/source.ts';
import type { Limits } from '../guard/limits.ts';
import { groupByKey, type Key, type Row, type RowQuery, type RowReader } from '../inProcess/rows.ts';
import type { Database } from './connections.ts';
import { sizeOfRows } from './sizeOfRows.ts';
import { codeOf } from '../values/codeOf.ts';
import { sqlProblemOf } from './sqlProblem.ts';
import type { EndSignal } from '../../util/ending.ts';

/** Columns that turned out not to be there, by table; kept until the next probe, so that each is found out once. */
export type MissingColumns = Map<string, Set<string>>;

/** What a reader of one request works with. */
export interface SqlReading {
  readonly source: SourceId;
  readonly database: Database;
  readonly limits: Limits;
  readonly missing: MissingColumns;
  readonly signal: EndSignal;
}

/** Reads rows by `select … where column in (…)`: one statement per question, more only when the keys do not fit into one. */
export function openSqlReader(reading: SqlReading): RowReader {
  let sqlStatements = 0;
  let bytes = 0;

  async function find(query: RowQuery): Promise<readonly (readonly Row[])[] | FieldFailure> {
    const parts = await Promise.all(chunk(query, reading).map((keys) => findChunk({ ...query, keys })));
    return parts.find((part) => part instanceof FieldFailure) ?? (parts as Row[][][]).flat();
  }

  async function findChunk(wanted: RowQuery): Promise<readonly (readonly Row[])[] | FieldFailure> {
    const lost = reading.missing.get(wanted.table) ?? new Set<string>();
    const query = wanted.only?.some(({ column }) => lost.has(column)) === true ? whole(wanted) : wanted;
    const needed = new Set([...query.alternatives.flat(), ...Object.keys(query.where), ...query.orderBy.map(columnOf)]);
    const lostNeeded = [...needed].find((column) => lost.has(column));
    if (lostNeeded !== undefined) return columnFailure(query, lostNeeded);
    const columns = [...new Set([...query.alternatives.flat(), ...query.columns])];
    const present = columns.filter((column) => !lost.has(column));
    try {
      sqlStatements += 1;
      const rows = (await reading.database.run(
        statementOf(reading.database.builder, query, present),
        reading.signal,
      )) as Row[];
      bytes += sizeOfRows(rows);
      return groupByKey(withFailures(rows, columns, lost, query), query);
    } catch (error) {
      const narrowing = (query.only ?? []).map(({ column }) => column);
      return recover(error, query, [...new Set([...columns, ...needed, ...narrowing])]);
    }
  }

  async function recover(
    error: unknown,
    query: RowQuery,
    columns: readonly string[],
  ): Promise<readonly (readonly Row[])[] | FieldFailure> {
    reading.signal.throwIfAborted();
    if (error instanceof GatewayError) throw error;
    const problem = sqlProblemOf(error, columns);
    switch (problem.kind) {
      case 'column': {
        const lost = reading.missing.get(query.table) ?? new Set<string>();
        if (lost.has(problem.column)) return columnFailure(query, problem.column);
        reading.missing.set(query.table, lost.add(problem.column));
        return findChunk(query);
      }
      case 'table':
        return failure('SOURCE_TABLE_MISSING', { table: query.table });
      case 'refused':
        return failure('SOURCE_REFUSED');
      case 'slow':
        return failure('SOURCE_TIMED_OUT', { waitedMs: reading.limits.timeoutMs });
      case 'statement':
        // A column may be of a type that does not take our values; then more comes back than is wanted.
        if (query.only !== undefined) return findChunk(whole(query));
        return failure('SOURCE_REPORTED_ERROR');
      case 'unreachable':
        // The driver's message can hold values; only its code goes on.
        throw new GatewayError(
          'SOURCE_UNREACHABLE',
          { source: reading.source },
          { cause: new Error(codeOf(error) || 'no code') },
        );
    }
  }

  /** A column that is not there fails exactly the fields that it holds. */
  function withFailures(
    rows: readonly Row[],
    columns: readonly string[],
    lost: ReadonlySet<string>,
    query: RowQuery,
  ): readonly Row[] {
    const gone = columns.filter((column) => lost.has(column));
    if (gone.length === 0) return rows;
    const additions = Object.fromEntries(gone.map((column) => [column, columnFailure(query, column)]));
    return rows.map((row) => ({ ...row, ...additions }));
  }

  function columnFailure(query: RowQuery, column: string): FieldFailure {
    return failure('SOURCE_COLUMN_MISSING', { table: query.table, column });
  }

  function failure(code: string, params: Readonly<Record<string, string | number>> = {}): FieldFailure {
    return new FieldFailure(code, { source: reading.source, ...params }, reading.source);
  }

  return { find, cost: (): SourceCost => ({ httpCalls: 0, sqlStatements, bytes }) };
}

/** The same question without what it need not bring. */
function whole({ only: _, ...query }: RowQuery): RowQuery {
  return query;
}

function columnOf(order: string): string {
  return order.split(' ')[0] ?? order;
}

/** The keys in portions that fit into one statement. */
function chunk(query: RowQuery, reading: SqlReading): (readonly Key[])[] {
  const perKey = query.alternatives.reduce((sum, columns) => sum + columns.length, 0);
  const narrowing = (query.only ?? []).reduce((sum, { values }) => sum + values.length, 0);
  const spare = reading.database.parameterLimit - Object.keys(query.where).length - narrowing;
  const size = Math.max(1, Math.min(reading.limits.batchLimit, Math.floor(spare / Math.max(1, perKey))));
  const portions: (readonly Key[])[] = [];
  for (let from = 0; from < query.keys.length; from += size) portions.push(query.keys.slice(from, from + size));
  return portions;
}

function statementOf(builder: Knex, query: RowQuery, columns: readonly string[]): Knex.QueryBuilder {
  const statement = builder.select([...columns]).from(query.table);
  statement.where((any) => {
    for (const alternative of query.alternatives) {
      const [column] = alternative;
      if (alternative.length === 1 && column !== undefined)
        any.orWhereIn(column, query.keys.map((key) => key[0]) as Knex.Value[]);
      else any.orWhereIn([...alternative], query.keys.map((key) => [...key]) as Knex.Value[][]);
    }
  });
  for (const [column, value] of Object.entries(query.where)) {
    if (value === null) statement.whereNull(column);
    else statement.where(column, value);
  }
  const { only } = query;
  if (only !== undefined)
    statement.where((any) => {
      for (const { column, values } of only) any.orWhereIn(column, [...values]);
    });
  for (const order of query.orderBy) statement.orderBy(columnOf(order), order.endsWith(' desc') ? 'desc' : 'asc');
  return statement;
}
