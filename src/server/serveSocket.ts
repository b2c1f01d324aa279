import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { clientError, type ClientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import { knownError } from '../errors/knownError.ts';
import type { GatewayAnswer, TextPieces } from '../model/gateway.ts';
import { toByteText } from '../util/byteText.ts';
import { Ending } from '../util/ending.ts';
import { parametersOfBody } from './graphqlParameters.ts';
import { limitTime } from './requestSignal.ts';
import { readMessage, type SocketMessage } from './socketMessage.ts';
import { socketIdentity, type SocketIdentity } from './socketIdentity.ts';
import type { SocketDoor } from './socketDoor.ts';

/** What waits to be sent to a client, above which nothing more is read of it (bytes). */
const MOST_UNSENT = 1_000_000;

/**
 * Serves one connection: what it introduces itself as holds for all its operations. Each message waits until the one
 * before it is on its way, so that a client that reads slowly slows down its own subscriptions.
 *
 * From: GraphQL Foundation, RFC "GraphQL over WebSocket" (graphql-transport-ws), with its close codes.
 */
export function serveSocket(socket: WebSocket, upgrade: IncomingMessage, door: SocketDoor): void {
  const { limits, streams, answer } = door;
  const operations = new Map<string, Operation>();
  let identity: SocketIdentity | undefined;
  let isAlive = true;

  const forget = streams.add(() => {
    socket.close(1001, 'Going away');
  });
  const introduction = setTimeout(() => {
    socket.close(4408, 'Connection initialisation timeout');
  }, limits.initMs);
  const pings = setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    socket.ping();
  }, limits.pingMs);
  socket.on('pong', () => (isAlive = true));
  socket.on('error', () => {
    socket.terminate();
  });
  socket.on('close', () => {
    clearTimeout(introduction);
    clearInterval(pings);
    forget();
    for (const operation of operations.values()) leave(operation);
  });
  socket.on('message', (data: Buffer) => {
    waitForReader();
    const message = readMessage(data);
    if (message === undefined) socket.close(4400, 'Invalid message');
    else receive(message);
  });

  /** Who asks and does not read what it is told is not asked for more: what waits for it would grow for ever. */
  function waitForReader(): void {
    if (socket.bufferedAmount < MOST_UNSENT || socket.isPaused) return;
    socket.pause();
    // It is sent after all that waits, and means nothing (RFC 6455 §5.5.3).
    socket.pong('', false, () => socket.resume());
  }

  function receive(message: SocketMessage): void {
    switch (message.type) {
      case 'connection_init':
        if (identity !== undefined) {
          socket.close(4429, 'Too many initialisation requests');
          return;
        }
        introduce(message.payload);
        return;
      case 'ping':
        void send('{"type":"pong"}');
        return;
      case 'pong':
        return;
      case 'complete':
        leave(operations.get(message.id));
        operations.delete(message.id);
        return;
      case 'subscribe':
        if (identity === undefined) socket.close(4401, 'Unauthorized');
        else if (operations.has(message.id)) socket.close(4409, `Subscriber for ${message.id} already exists`);
        else void operate(message.id, message.payload, identity);
    }
  }

  function introduce(payload: unknown): void {
    clearTimeout(introduction);
    try {
      const clientCertificate = door.clientCertificate?.(upgrade);
      identity = {
        ...socketIdentity(upgrade, payload),
        ...(clientCertificate === undefined ? {} : { clientCertificate }),
      };
    } catch (error) {
      const known = knownError(error);
      void door.recordRefusal?.(known, randomUUID());
      socket.close(4403, `Forbidden: ${known.code}`);
      return;
    }
    void send('{"type":"connection_ack"}');
  }

  async function operate(id: string, payload: unknown, who: SocketIdentity): Promise<void> {
    const requestId = randomUUID();
    if (operations.size >= limits.maxOperations) {
      const refusal = new GatewayError('TOO_MANY_OPERATIONS', { limit: limits.maxOperations });
      await door.recordRefusal?.(refusal, requestId);
      await send(errorMessage(id, [errorOf(refusal.code, refusal.params, requestId)]));
      return;
    }
    const signal = new Ending();
    const operation: Operation = { id, signal, isLeft: false };
    const withoutLimit = limitTime(signal, door.requestTimeoutMs);
    operations.set(id, operation);
    let hasPassed = false;
    try {
      const accepts = { incremental: true, events: true };
      const request = { requestId, readOnly: false, accepts, signal, ...who, ...parametersOfBody(payload) };
      hasPassed = true;
      const result = await answer(request);
      if (result.kind === 'events') withoutLimit();
      await deliver(operation, result);
    } catch (error) {
      const known = knownError(error);
      if (!hasPassed) await door.recordRefusal?.(known, requestId);
      if (operation.isLeft) return;
      if (known.status >= 500) door.onBroken(requestId, error);
      await send(errorMessage(id, [errorOf(known.code, known.params, requestId)]));
    } finally {
      withoutLimit();
      if (operations.get(id) === operation) operations.delete(id);
    }
  }

  async function deliver(operation: Operation, result: GatewayAnswer): Promise<void> {
    const { id } = operation;
    if (result.kind === 'refused') {
      if (!operation.isLeft) await send(errorMessage(id, result.errors));
      return;
    }
    if (result.kind === 'complete') await next(operation, result.body);
    else
      for await (const each of result.kind === 'events' ? result.events : result.parts) {
        if (operation.isLeft) return;
        await next(operation, each);
      }
    if (operation.isLeft) return;
    operations.delete(id);
    await send(`{"id":${idText(id)},"type":"complete"}`);
  }

  async function next({ id, isLeft }: Operation, payload: TextPieces): Promise<void> {
    if (!isLeft) await send(`{"id":${idText(id)},"type":"next","payload":${[...payload].join('')}}`);
  }

  /** Resolves when the message is on its way; also when nobody is there to get it. */
  function send(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (socket.readyState !== socket.OPEN) resolve();
      else socket.send(Buffer.from(text, 'latin1'), { binary: false }, () => resolve());
    });
  }
}

/** An operation under way. */
interface Operation {
  readonly id: string;
  readonly signal: Ending;
  /** Whether the client wants no more of it; when its time is over, what came by then still goes out. */
  isLeft: boolean;
}

function leave(operation: Operation | undefined): void {
  if (operation === undefined) return;
  operation.isLeft = true;
  operation.signal.abort();
}

function idText(id: string): string {
  return toByteText(JSON.stringify(id));
}

function errorMessage(id: string, errors: readonly ClientError[]): string {
  return `{"id":${idText(id)},"type":"error","payload":${toByteText(JSON.stringify(errors))}}`;
}

function errorOf(code: string, params: GatewayError['params'], errorId: string): ClientError {
  return clientError(code, params, { extensions: { errorId } });
}
