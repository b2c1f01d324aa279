import { RequestFailure } from './requestFailure.ts';

/**
 * JSON parts of a `multipart/mixed` body, each as soon as the boundary after it has come.
 *
 * - throws `RequestFailure` of kind `network` when the body ends before its last boundary
 *
 * From: RFC 2046, section 5.1.
 */
export async function* multipartParts(contentType: string, chunks: AsyncIterable<string>): AsyncGenerator {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1] ?? '-';
  const delimiter = `\r\n--${boundary}`;
  // The first boundary may stand at the very beginning.
  let text = '\r\n';
  let isBegun = false;
  for await (const chunk of chunks) {
    let from = Math.max(0, text.length - delimiter.length);
    text += chunk;
    for (;;) {
      const end = text.indexOf(delimiter, from);
      if (end === -1) break;
      if (isBegun) {
        const part = text.slice(0, end);
        yield JSON.parse(part.slice(part.indexOf('\r\n\r\n') + 4)) as unknown;
      }
      text = text.slice(end + delimiter.length);
      from = 0;
      isBegun = true;
    }
    if (isBegun && text.startsWith('--')) return;
  }
  throw new RequestFailure('network', 'The answer broke off before its last part.');
}
