import DataLoader from 'dataloader';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { EndpointLookup, RestBinding } from '../../model/binding.ts';
import { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceCost } from '../../model/source.ts';
import { compareRows } from '../inProcess/compareRows.ts';
import { compileRead, groupByKey, type Row, type RowQuery, type RowReader } from '../inProcess/rows.ts';
import { asText } from '../values/asText.ts';
import { fetchObjects, type RestCalls } from './fetchObjects.ts';

type Loaded = readonly Row[] | FieldFailure;

/**
 * Reads objects of a REST API for one request. Keys that are asked for at about the same time, by whatever part of the
 * selection, go into one bulk call, up to the call's limit; a key is asked for once per request.
 */
export function openRestReader(binding: RestBinding, calls: RestCalls): RowReader {
  const loaders = new Map<EndpointLookup, DataLoader<string, Loaded>>();

  function loaderOf(lookup: EndpointLookup, items: string | undefined): DataLoader<string, Loaded> {
    const known = loaders.get(lookup);
    if (known !== undefined) return known;
    const loader = new DataLoader<string, Loaded>((keys) => loadKeys(lookup, items, keys), {
      maxBatchSize: lookup.limit,
    });
    loaders.set(lookup, loader);
    return loader;
  }

  async function loadKeys(
    lookup: EndpointLookup,
    items: string | undefined,
    keys: readonly string[],
  ): Promise<(Loaded | Error)[]> {
    const readBy = compileRead(lookup.by);
    try {
      const objects = await fetchObjects(calls, lookup, items, keys);
      if (objects instanceof FieldFailure) return keys.map(() => objects);
      const groups = groupByKey(objects, { alternatives: [[lookup.by]], keys: keys.map((key) => [key]) });
      if (objects.every((object) => (readBy(object) ?? null) !== null)) return groups;
      // Whose an object without its key is cannot be told; that of a key that nothing came for, perhaps.
      const params = { source: binding.id, field: `${lookup.path} ${lookup.by}` };
      const unnamed = new FieldFailure('SOURCE_WRONG_SHAPE', params, binding.id);
      return groups.map((group) => (group.length > 0 ? group : unnamed));
    } catch (error) {
      const settled = concernsOneCall(error) ? new FieldFailure(error.code, error.params, binding.id) : error;
      return keys.map(() => settled as FieldFailure | Error);
    }
  }

  async function find(query: RowQuery): Promise<readonly (readonly Row[])[] | FieldFailure> {
    const endpoint = binding.endpoints[query.table];
    const groups: Row[][] = query.keys.map(() => []);
    for (const columns of query.alternatives) {
      // The first column that the API can be asked by; what else the key says is checked on what comes.
      const at = columns.findIndex((column) => endpoint?.lookups.some(({ by }) => by === column));
      const lookup = endpoint?.lookups.find(({ by }) => by === columns[at]);
      if (lookup === undefined)
        return new FieldFailure('SOURCE_TABLE_MISSING', { source: binding.id, table: query.table }, binding.id);
      const found = await loaderOf(lookup, endpoint?.items).loadMany(query.keys.map((key) => String(key[at])));
      for (const [index, rows] of found.entries()) {
        if (rows instanceof FieldFailure) return rows;
        if (rows instanceof Error) throw rows;
        const key = query.keys[index] ?? [];
        for (const row of fitting(rows, query, columns, key))
          if (!groups[index]?.includes(row)) groups[index]?.push(row);
      }
    }
    return query.orderBy.length === 0 ? groups : groups.map((rows) => rows.sort(compareRows(query.orderBy)));
  }

  return { find, cost: (): SourceCost => ({ httpCalls: calls.count(), sqlStatements: 0, bytes: calls.bytes() }) };
}

const ofOneCall = new Set(['SOURCE_HTTP_ERROR', 'SOURCE_UNREADABLE', 'SOURCE_ANSWER_TOO_LARGE', 'SOURCE_REFUSED']);

/** Whether only the fields of this call are lost; a ministry that cannot be reached at all fails the whole request. */
function concernsOneCall(error: unknown): error is GatewayError {
  return error instanceof GatewayError && ofOneCall.has(error.code);
}

function fitting(
  rows: readonly Row[],
  query: RowQuery,
  columns: readonly string[],
  key: readonly unknown[],
): readonly Row[] {
  const conditions = [
    ...columns.map((column, index) => ({ read: compileRead(column), value: key[index] })),
    ...Object.entries(query.where).map(([column, value]) => ({ read: compileRead(column), value })),
  ];
  if (conditions.length === 1) return rows;
  return rows.filter((row) => conditions.every(({ read, value }) => sameValue(read(row), value)));
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === null || a === undefined ? b === null || b === undefined : asText(a) === asText(b);
}
