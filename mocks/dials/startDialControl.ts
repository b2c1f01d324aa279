import { createServer } from 'node:http';
import { listen } from '../process/listen.ts';
import { answerControl, isControl } from './answerControl.ts';
import type { DialBoard } from './dialBoard.ts';

export interface DialControl {
  /** Address of the dials, as `http://127.0.0.1:4201/__dials`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Opens the dials of a ministry that does not speak HTTP itself.
 *
 * - `port`: 0 takes any free one
 */
export async function startDialControl({ dials, port }: { dials: DialBoard; port: number }): Promise<DialControl> {
  const server = createServer((request, response) => {
    if (isControl(request.url)) {
      void answerControl(dials, request, response);
      return;
    }
    response.writeHead(404, { 'content-type': 'application/json; charset=utf-8' });
    response.end('{"reason":"Only /__dials and /__stats are here."}');
  });
  const listening = await listen(server, port);
  return { url: `${listening.url}/__dials`, close: listening.close };
}
