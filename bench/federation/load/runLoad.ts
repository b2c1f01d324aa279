import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createAnswerReader } from './answerReader.ts';

/** What is asked, by how many at once, and who looks at the answers. */
export interface LoadSettings {
  readonly port: number;
  readonly connections: number;
  /** The whole request, head and body; called once per request. `undefined` when there is nothing more to ask. */
  readonly next: () => LoadRequest | undefined;
  /** Called for each answer; throws to end the run. */
  readonly onAnswer: (request: LoadRequest, answer: LoadAnswer) => void;
}

/** A request ready to be written. */
export interface LoadRequest {
  /** Whom it asks about. */
  readonly nth: number;
  readonly bytes: Buffer;
  /** Whether the body of the answer is handed over. */
  readonly wantsBody: boolean;
}

/** An answer, and how long it took (milliseconds, from the write of the request to the last byte). */
export interface LoadAnswer {
  readonly status: number;
  readonly bodyBytes: number;
  readonly body: Buffer | undefined;
  readonly tookMs: number;
}

/**
 * A closed loop: each connection asks, waits for the whole answer and asks again, until there is nothing more to ask.
 * Throws when a connection breaks or `onAnswer` throws.
 */
export async function runLoad(settings: LoadSettings): Promise<void> {
  const sockets = Array.from({ length: settings.connections }, () => connect(settings.port, '127.0.0.1'));
  try {
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    await Promise.all(sockets.map((socket) => ask(socket, settings)));
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function ask(socket: Socket, { next, onAnswer }: LoadSettings): Promise<void> {
  socket.setNoDelay(true);
  return new Promise((resolve, reject) => {
    let request: LoadRequest | undefined;
    let sentMs = 0;
    const read = createAnswerReader(
      () => request?.wantsBody === true,
      (status, bodyBytes, body) => {
        const tookMs = performance.now() - sentMs;
        if (request === undefined) throw new Error('The gateway answered what nobody asked.');
        onAnswer(request, { status, bodyBytes, body, tookMs });
        send();
      },
    );
    socket.on('data', (piece: Buffer) => {
      try {
        read(piece);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The gateway closed the connection.')));
    send();

    function send(): void {
      request = next();
      if (request === undefined) {
        resolve();
        return;
      }
      sentMs = performance.now();
      socket.write(request.bytes);
    }
  });
}
