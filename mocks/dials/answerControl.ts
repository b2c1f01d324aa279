import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerCorrections } from './answerCorrections.ts';
import type { DialBoard } from './dialBoard.ts';
import { parseDials } from './dials.ts';
import { maxBodyBytes, readBody } from './readBody.ts';
import { send } from './send.ts';

/** Whether a request turns the dials or reads the counters, and is none of the ministry's business. */
export function isControl(url: string | undefined): boolean {
  const path = url?.split('?', 1)[0];
  return path === '/__dials' || path === '/__stats' || path === '/__corrections';
}

/**
 * The control door of a simulated ministry, open whatever the dials say.
 *
 * - `GET /__dials` shows the settings, `PUT` changes those named, `DELETE` calms all
 * - `GET /__stats` shows {calls, statements}, `DELETE` sets both to 0
 * - `POST /__corrections` takes a request for correction, `GET` shows what was taken
 */
export async function answerControl(
  board: DialBoard,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url?.startsWith('/__corrections') === true) {
    await answerCorrections(request, response);
    return;
  }
  const isStats = request.url?.startsWith('/__stats') === true;
  const refusal = isStats ? changeStats(board, request) : await changeDials(board, request);
  if (refusal !== undefined) send(response, refusal.status, { reason: refusal.reason });
  else send(response, 200, isStats ? board.stats : board.current());
}

interface ControlRefusal {
  readonly status: number;
  readonly reason: string;
}

function changeStats(board: DialBoard, request: IncomingMessage): ControlRefusal | undefined {
  if (request.method === 'DELETE') Object.assign(board.stats, { calls: 0, statements: 0 });
  else if (request.method !== 'GET') return { status: 405, reason: 'Counters are read (GET) and set to 0 (DELETE).' };
  return undefined;
}

async function changeDials(board: DialBoard, request: IncomingMessage): Promise<ControlRefusal | undefined> {
  if (request.method === 'GET') return undefined;
  if (request.method === 'PUT') return turn(board, request);
  if (request.method !== 'DELETE')
    return { status: 405, reason: 'Dials are read (GET), turned (PUT) and calmed (DELETE).' };
  board.calm();
  return undefined;
}

/** Sets the dials to what the body says; returns the reason when it cannot. */
async function turn(board: DialBoard, request: IncomingMessage): Promise<ControlRefusal | undefined> {
  const text = await readBody(request);
  if (text === undefined) return { status: 413, reason: `The body is longer than ${maxBodyBytes} bytes.` };
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { status: 400, reason: 'The body is not JSON.' };
  }
  const parsed = parseDials(input);
  if (parsed.kind === 'invalid') return { status: 400, reason: parsed.reason };
  board.set(parsed.settings);
  return undefined;
}
