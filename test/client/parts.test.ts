import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient, outcome, type GrowingAnswer } from '../../src/client/index.ts';
import { mergePart } from '../../src/client/mergeParts.ts';
import {
  answered,
  inPieces,
  refused,
  scriptedServer,
  type Reply,
  type ScriptedServer,
} from './support/scriptedServer.ts';

const MULTIPART = 'multipart/mixed; boundary="-"; incrementalSpec=v0.2';
const QUERY = 'query { person { name ... @defer { score } } }';

interface Answered {
  readonly person: { readonly name: string; readonly score?: number | null };
}

let server: ScriptedServer;

afterEach(() => server.close());

/** As the gateway writes it (src/server/partFramings.ts). */
function multipart(...parts: readonly object[]): string {
  const head = 'Content-Type: application/json; charset=utf-8';
  return `\r\n---${parts.map((part) => `\r\n${head}\r\n\r\n${JSON.stringify(part)}\r\n---`).join('')}--\r\n`;
}

async function streamed(...script: readonly Reply[]): Promise<GrowingAnswer<Answered>[]> {
  server = await scriptedServer(...script);
  const answers: GrowingAnswer<Answered>[] = [];
  const client = createClient({ url: server.url, retry: { firstWaitMs: 1 } });
  for await (const answer of client.stream<Answered, object>(QUERY)) answers.push(answer);
  return answers;
}

const first = {
  data: { person: { name: 'Nguyễn Văn Ổn --- \u2028' } },
  pending: [{ id: '0', path: ['person'], label: 'later' }],
  hasNext: true,
};
const second = { hasNext: false, incremental: [{ id: '0', data: { score: 40 } }], completed: [{ id: '0' }] };

describe('an answer in parts', () => {
  test.each([1, 2, 7, 100_000])('is whole again with each, in pieces of %i bytes', async (size) => {
    const answers = await streamed(inPieces(MULTIPART, multipart(first, second), size));
    expect(answers.map(({ data }) => data)).toEqual([first.data, { person: { ...first.data.person, score: 40 } }]);
    expect(answers.map((answer) => outcome(answer, (data) => data.person.score).kind)).toEqual(['pending', 'found']);
    expect(server.seen[0]?.headers.accept).toMatch(/^multipart\/mixed;incrementalSpec=v0.2,/);
  });

  test('may come as one, and is asked for again until it begins', async () => {
    expect(await streamed(refused('AUDIT_OVERLOADED', 503), answered)).toMatchObject([{ data: { a: 1 }, pending: [] }]);
  });

  test('that breaks off fails, after what had come', async () => {
    server = await scriptedServer(inPieces(MULTIPART, multipart(first, second).slice(0, -40), 10, false));
    const client = createClient({ url: server.url });
    const answers = client.stream(QUERY);
    expect(await answers.next()).toMatchObject({ value: { data: first.data } });
    await expect(answers.next()).rejects.toMatchObject({ kind: 'network' });
  });

  test('is given up with its reader', async () => {
    const endless: Reply = async (response) => {
      const closed = new Promise((resolve) => response.once('close', resolve));
      response.writeHead(200, { 'content-type': MULTIPART });
      response.write(multipart(first).replace('-----', '---'));
      await closed;
      left();
    };
    let left: () => void = () => undefined;
    const isLeft = new Promise<void>((resolve) => (left = resolve));
    server = await scriptedServer(endless);
    for await (const answer of createClient({ url: server.url }).stream(QUERY)) {
      expect(answer.data).toEqual(first.data);
      break;
    }
    await isLeft;
  });
});

describe('a part', () => {
  const answer: GrowingAnswer<unknown> = {
    data: { rows: [{ id: 1 }, { id: 2 }], kept: {} },
    errors: [],
    extensions: {},
    status: 200,
    pending: [{ id: '0', path: ['rows', 1] }],
  };

  test('adds beneath its place, announces others, and leaves the rest as it is', () => {
    const merged = mergePart(answer, {
      pending: [{ id: '1', path: ['rows', 0], label: 'x' }],
      incremental: [
        { id: '0', data: { inner: { a: 1 } }, errors: [{ message: 'no', path: ['rows', 1, 'inner', 'b'] }] },
        { id: '0', subPath: ['inner'], data: { c: [{ x: 1 }] } },
        { id: '0', subPath: ['inner'], data: { c: [{ y: 2 }] } },
      ],
      completed: [{ id: '0' }],
    });
    expect(merged.data).toEqual({ rows: [{ id: 1 }, { id: 2, inner: { a: 1, c: [{ x: 1, y: 2 }] } }], kept: {} });
    expect(merged.errors).toEqual([{ message: 'no', path: ['rows', 1, 'inner', 'b'] }]);
    expect(merged.pending).toEqual([{ id: '1', path: ['rows', 0], label: 'x' }]);
    const [before, after] = [answer.data, merged.data] as { rows: object[]; kept: object }[];
    expect(after?.kept).toBe(before?.kept);
    expect(after?.rows[0]).toBe(before?.rows[0]);
    expect(before).toEqual({ rows: [{ id: 1 }, { id: 2 }], kept: {} });
  });

  test('that came to nothing says why at its place', () => {
    const error = { message: 'gone', extensions: { code: 'SOURCE_UNREACHABLE', source: 'land' } };
    const merged = mergePart(answer, { completed: [{ id: '0', errors: [error] }] });
    expect(merged.errors).toEqual([{ ...error, path: ['rows', 1] }]);
    const rows = merged as GrowingAnswer<{ rows: { score?: number }[] }>;
    expect(outcome(rows, (data) => data.rows[1]?.score)).toMatchObject({ kind: 'unavailable' });
  });
});
