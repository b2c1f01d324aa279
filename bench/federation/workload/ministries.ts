/**
 * All ministries of the workload in one process, each on a port of its own.
 *
 * An answer is kept by the text of its request, so that ministries cost little and every gateway meets the same ones. Several
 * requests in one call (a list of them) are answered too, as by most GraphQL servers that are told to. Sends
 * `{ ports }` to its parent when it listens, and `{ calls }`, the calls since the last time it was asked, for any message.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraph } from '../../../mocks/graphql/buildSubgraph.ts';
import { execute, parse, type GraphQLSchema } from 'graphql';
import { splitList } from '../../../src/sources/graphql/splitList.ts';
import { references, rootRow } from './lookUp.ts';
import { MINISTRIES, ministrySdl } from './readWorkload.ts';

/** Kept answers are dropped beyond this (bytes). */
const KEPT_BYTES = 300_000_000;

/** The byte that a list begins with. */
const LIST = 0x5b;

const NOTHING = Buffer.alloc(0);
const LIST_START = Buffer.from('[');
const COMMA = Buffer.from(',');
const LIST_END = Buffer.from(']');

let calls = 0;

const ports = Object.fromEntries(
  await Promise.all(MINISTRIES.map(async (ministry) => [ministry, await listen(ministryServer(ministry))] as const)),
);
process.on('message', () => {
  process.send?.({ calls });
  calls = 0;
});
process.on('disconnect', () => process.exit());
process.send?.({ ports });

function ministryServer(ministry: string): Server {
  const known = Object.entries(references).filter(([type]) => ministrySdl(ministry).includes(`type ${type} `));
  const schema = buildSubgraph(ministrySdl(ministry), Object.fromEntries(known));
  const kept = new Map<string, Buffer>();
  let keptBytes = 0;
  const server = createServer((request, response) => {
    readBytes(request, (bytes) => {
      calls += 1;
      const spans = bytes[0] === LIST ? splitList(bytes) : undefined;
      if (spans === undefined) {
        answerOf(bytes.toString(), (body) => send(response, [body]));
        return;
      }
      const parts: Buffer[] = spans.map(() => NOTHING);
      let missing = parts.length;
      spans.forEach(([start, end], at) =>
        answerOf(bytes.toString('utf8', start, end), (body) => {
          parts[at] = body;
          missing -= 1;
          if (missing === 0) send(response, listOf(parts));
        }),
      );
    });
  });
  server.keepAliveTimeout = 600_000;
  return server;

  /** At once where it is kept. */
  function answerOf(text: string, onAnswer: (body: Buffer) => void): void {
    const found = kept.get(text);
    if (found !== undefined) {
      onAnswer(found);
      return;
    }
    void answer(schema, text).then((made) => {
      if (keptBytes > KEPT_BYTES) kept.clear();
      keptBytes = (kept.size === 0 ? 0 : keptBytes) + made.length + text.length;
      kept.set(text, made);
      onAnswer(made);
    });
  }
}

function readBytes(request: IncomingMessage, onBytes: (bytes: Buffer) => void): void {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const [first] = pieces;
    onBytes(pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces));
  });
}

async function answer(schema: GraphQLSchema, text: string): Promise<Buffer> {
  const { query, variables } = JSON.parse(text) as { query: string; variables?: Record<string, unknown> };
  const result = await execute({
    schema,
    document: parse(query),
    rootValue: rootRow,
    ...(variables && { variableValues: variables }),
  });
  return Buffer.from(JSON.stringify(result));
}

function listOf(parts: readonly Buffer[]): Buffer[] {
  return [...parts.flatMap((part, at) => [at === 0 ? LIST_START : COMMA, part]), LIST_END];
}

function send(response: ServerResponse, parts: readonly Buffer[]): void {
  const body = parts.length === 1 ? parts[0] : Buffer.concat(parts);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body?.length ?? 0 });
  response.end(body);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
