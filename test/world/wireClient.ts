import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { createDialBoard, type DialBoard } from '../../mocks/dials/dialBoard.ts';
import { createWireServer } from '../../mocks/wire/wireServer.ts';

export interface AWireServer {
  readonly port: number;
  readonly url: string;
  readonly dials: DialBoard;
  readonly stop: () => Promise<void>;
}

/** A wire server in this process, before a file of these statements. */
export async function aWireServer(statements: string): Promise<AWireServer> {
  const directory = await mkdtemp(join(tmpdir(), 'lienthong-wire-'));
  const file = join(directory, 'thu.sqlite');
  await new Promise<void>((resolve, reject) => {
    const database = new sqlite3.Database(file);
    database.exec(statements, (error) => (error === null ? database.close(() => resolve()) : reject(error)));
  });
  const dials = createDialBoard();
  const wire = await createWireServer({ file, ministry: 'test', dials });
  wire.server.listen(0, '127.0.0.1');
  await once(wire.server, 'listening');
  const { port } = wire.server.address() as AddressInfo;
  return {
    port,
    url: `postgres://postgres@127.0.0.1:${port}/test`,
    dials,
    stop: async () => {
      wire.server.close();
      await wire.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A client that sends whatever bytes it likes. */
export interface RawClient {
  readonly socket: Socket;
  readonly send: (bytes: Buffer) => void;
  /** Everything received until the server closes. */
  readonly untilClosed: () => Promise<Buffer>;
  /** Everything received until the letters of the last whole messages are these. */
  readonly untilMessage: (types: string) => Promise<Buffer>;
}

export async function rawClient(port: number): Promise<RawClient> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
  });
  await once(socket, 'connect');
  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    untilClosed: async () => {
      if (!socket.closed) await once(socket, 'close');
      return received;
    },
    untilMessage: async (types) => {
      while (!messageTypes(received).endsWith(types)) await once(socket, 'data');
      return received;
    },
  };
}

/** Letters of the whole messages in what a server sent after start-up. */
export function messageTypes(bytes: Buffer): string {
  let types = '';
  for (let at = 0; at + 5 <= bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length) break;
    types += String.fromCharCode(bytes[at] ?? 0);
    at = end;
  }
  return types;
}

export const startup = framed('', Buffer.concat([int32(196_608), Buffer.from('user\0postgres\0database\0test\0\0')]));

/** A message with its type and length. */
export function framed(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
