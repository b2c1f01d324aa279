import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient, ListBrokenOff } from '../../src/client/index.ts';
import { json, scriptedServer, type Reply, type ScriptedServer } from './support/scriptedServer.ts';

interface Log {
  readonly me: {
    readonly log: {
      readonly edges: readonly { readonly node: { readonly id: number } | null }[] | null;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    } | null;
  } | null;
}

const QUERY = 'query ($first: Int, $after: String) { me { log(first: $first, after: $after) { x } } }';

let server: ScriptedServer;

afterEach(() => server.close());

async function nodes(variables: { first: number; after?: string }, ...script: readonly Reply[]) {
  server = await scriptedServer(...script);
  const seen: (number | undefined)[] = [];
  const client = createClient({ url: server.url });
  const read = async () => {
    for await (const node of client.nodes<Log, typeof variables, never>(
      QUERY,
      variables,
      (data) => data.me.log as never,
    ))
      seen.push((node as { id: number } | null)?.id);
  };
  return { seen, read };
}

function page(ids: readonly (number | null)[], endCursor: string | null, hasNextPage = endCursor !== null): Reply {
  const edges = ids.map((id) => ({ node: id === null ? null : { id } }));
  return json({ data: { me: { log: { edges, pageInfo: { hasNextPage, endCursor } } } } });
}

describe('a connection', () => {
  test('is read page by page, from where the variables begin', async () => {
    const { seen, read } = await nodes(
      { first: 2, after: 'z' },
      page([1, 2], 'b'),
      page([], 'c'),
      page([3, null], null),
    );
    await read();
    expect(seen).toEqual([1, 2, 3, undefined]);
    expect(server.seen.map(({ body }) => body.variables)).toEqual(
      ['z', 'b', 'c'].map((after) => ({ first: 2, after })),
    );
  });

  test('that is not there lists nothing', async () => {
    const { seen, read } = await nodes({ first: 2 }, json({ data: { me: null } }));
    await read();
    expect(seen).toEqual([]);
  });

  test('never looks shorter than it is', async () => {
    const errors = [{ message: 'away', path: ['me', 'log'], extensions: { code: 'SOURCE_UNREACHABLE', source: 's' } }];
    const { seen, read } = await nodes({ first: 1 }, page([1], 'b'), json({ data: { me: { log: null } }, errors }));
    const failure = await read().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ListBrokenOff);
    expect(failure).toMatchObject({ outcome: { kind: 'unavailable' }, message: expect.stringContaining('away') });
    expect(seen).toEqual([1]);
  });

  test.each([
    ['without a cursor', [page([1], null, true)]],
    ['with the same cursor again', [page([1], 'b'), page([2], 'b')]],
  ])('that says there is more %s does not go on for ever', async (_name, script) => {
    const { read } = await nodes({ first: 1 }, ...script);
    await expect(read()).rejects.toMatchObject({ kind: 'paging' });
    expect(server.seen).toHaveLength(script.length);
  });
});
