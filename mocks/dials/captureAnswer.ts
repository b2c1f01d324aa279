import type { ServerResponse } from 'node:http';

/**
 * Holds back what a listener writes, and hands the whole body over when the listener ends.
 * `finish` must then write to the response itself; status and headers are already set on it.
 */
export function captureAnswer(
  response: ServerResponse,
  finish: (body: Buffer, sendBody: (body: Buffer) => void) => void,
): void {
  const chunks: Buffer[] = [];
  const sendEnd = response.end.bind(response);
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  // The three methods are overloaded; only what Fastify and Node's own pipes call is needed here.
  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const headers = rest.find((argument) => typeof argument === 'object' && argument !== null) ?? {};
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string);
    return response;
  };
  response.write = (chunk: unknown) => {
    keep(chunk);
    return true;
  };
  response.end = (chunk?: unknown) => {
    keep(chunk);
    restore(response);
    finish(Buffer.concat(chunks), (body) => sendEnd(body));
    return response;
  };
}

/** Gives the response its own methods back. */
function restore(response: ServerResponse): void {
  for (const method of ['writeHead', 'write', 'end'] as const) Reflect.deleteProperty(response, method);
}
