import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * The answer that is being made or written over a connection; undefined when none is. Node keeps it with the connection
 * (`_httpMessage`, for the answers to pipelined requests one after another) and has no public name for it.
 */
export function answerUnderWay(
  socket: Duplex & { readonly _httpMessage?: ServerResponse | null },
): ServerResponse | undefined {
  return socket._httpMessage ?? undefined;
}
