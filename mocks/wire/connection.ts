import { randomInt } from 'node:crypto';
import type { Socket } from 'node:net';
import { BodyReader } from './bodyReader.ts';
import { FrameReader, ProtocolViolation, type Frame } from './frames.ts';
import { messages } from './messages.ts';
import { Misbehaviour, type QueryDoor } from './queryDoor.ts';
import { Session } from './session.ts';
import { SqlFailure } from './sqlFailure.ts';

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const PROTOCOL_3 = 3;

/** A client that says nothing in this time after connecting is let go. */
const STARTUP_DEADLINE_MS = 10_000;

export interface ConnectionOptions {
  readonly socket: Socket;
  /** Opens this connection's own way to the database; called once the client has introduced itself. */
  readonly openDoor: () => Promise<{ readonly door: QueryDoor; readonly close: () => Promise<void> }>;
  readonly cancel: (processId: number, secret: number) => void;
  readonly processId: number;
  /** Whether connections are taken without ever being answered. */
  readonly isHanging: () => boolean;
  /** Whether the ministry is away; what is asked then ends the connection. */
  readonly isAway: () => boolean;
}

export interface Connection {
  readonly secret: number;
  readonly cancelQuery: () => void;
}

/** Serves one client from its first byte to its last; never throws, whatever the client sends. */
export function serveConnection({
  socket,
  openDoor,
  cancel,
  processId,
  isHanging,
  isAway,
}: ConnectionOptions): Connection {
  const secret = randomInt(1, 2 ** 31 - 1);
  const reader = new FrameReader();
  let opened: Awaited<ReturnType<ConnectionOptions['openDoor']>> | undefined;
  let session: Session | undefined;
  let isBusy = false;

  const deadline = setTimeout(() => socket.destroy(), STARTUP_DEADLINE_MS);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 30_000);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    clearTimeout(deadline);
    opened?.door.cancel();
    void opened?.close();
  });
  socket.on('data', (chunk: Buffer) => {
    if (isAway()) return void socket.resetAndDestroy();
    if (isHanging()) return;
    reader.push(chunk);
    if (isBusy) return;
    isBusy = true;
    // While messages are worked through no more bytes are taken, so a flood waits in the client.
    socket.pause();
    work()
      .catch((error: unknown) => giveUp(error))
      .finally(() => {
        isBusy = false;
        socket.resume();
      });
  });

  async function work(): Promise<void> {
    for (let frame = reader.next(); frame !== undefined; frame = reader.next()) {
      if (session !== undefined) {
        if (frame.type === 'X') return void socket.end();
        await session.handle(frame);
      } else await introduce(frame);
      if (socket.destroyed) return;
    }
  }

  async function introduce({ body }: Frame): Promise<void> {
    const fields = new BodyReader(body);
    const code = fields.int32();
    if (code === SSL_REQUEST || code === GSS_REQUEST) return write(Buffer.from('N'));
    if (code === CANCEL_REQUEST) {
      cancel(fields.int32(), fields.int32());
      return void socket.end();
    }
    if (code >> 16 !== PROTOCOL_3) throw new ProtocolViolation('unsupported protocol version');
    opened = await openDoor();
    if (socket.destroyed) return opened.close();
    clearTimeout(deadline);
    reader.start();
    session = new Session(opened.door, write);
    await write(
      Buffer.concat([
        messages.authenticationOk(),
        ...GREETING,
        messages.backendKey(processId, secret),
        messages.readyForQuery('I'),
      ]),
    );
  }

  function write(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      if (socket.destroyed) {
        reject(new Error('The client has gone.'));
        return;
      }
      socket.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  function giveUp(error: unknown): void {
    if (socket.destroyed) return;
    if (error instanceof Misbehaviour) return void socket.end(error.bytes);
    const text = error instanceof ProtocolViolation ? error.message : 'the ministry cannot answer';
    const code = error instanceof ProtocolViolation ? '08P01' : error instanceof SqlFailure ? error.code : 'XX000';
    socket.end(messages.error({ severity: 'FATAL', code, text }));
  }

  return { secret, cancelQuery: () => opened?.door.cancel() };
}

const GREETING = Object.entries({
  server_version: '15.0',
  server_encoding: 'UTF8',
  client_encoding: 'UTF8',
  DateStyle: 'ISO, DMY',
  TimeZone: 'Asia/Ho_Chi_Minh',
  integer_datetimes: 'on',
  standard_conforming_strings: 'on',
}).map(([name, value]) => messages.parameterStatus(name, value));
