import { withFailures } from './sendRequest.ts';

/**
 * Pieces of a body as text, as they come; leaving the loop closes the connection. A reader and not `for await` over the
 * stream, which Safari cannot do.
 *
 * - throws `RequestFailure` of kind `network` when the connection breaks
 */
export async function* chunksOf(response: Response, signal: AbortSignal | undefined): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let isOver = false;
  try {
    while (!isOver) {
      const { done, value } = await withFailures(() => reader.read(), signal);
      isOver = done;
      const text = decoder.decode(value, { stream: !done });
      if (text !== '') yield text;
    }
  } finally {
    if (!isOver) await reader.cancel().catch(() => undefined);
  }
}
