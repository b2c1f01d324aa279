import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from './readBody.ts';
import { send } from './send.ts';

/** Requests kept (count); the oldest is forgotten first. */
const most = 1_000;

const correction = z.looseObject({ caseNumber: z.string().min(1).max(64), element: z.string().min(1).max(200) });

/** What this ministry was asked to correct, by case number: the same notice may come twice. */
const taken = new Map<string, z.infer<typeof correction>>();

/** The desk of a simulated ministry for requests for correction: `POST` takes one, `GET` shows all. */
export async function answerCorrections(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    send(response, 200, { corrections: [...taken.values()] });
    return;
  }
  if (request.method !== 'POST') {
    send(response, 405, { reason: 'Requests for correction are handed in (POST) and shown (GET).' });
    return;
  }
  const parsed = correction.safeParse(parseJson((await readBody(request)) ?? ''));
  if (!parsed.success) {
    send(response, 400, { reason: 'A request for correction names its case and its element.' });
    return;
  }
  taken.set(parsed.data.caseNumber, parsed.data);
  for (const oldest of [...taken.keys()].slice(0, Math.max(0, taken.size - most))) taken.delete(oldest);
  send(response, 202, { caseNumber: parsed.data.caseNumber });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
