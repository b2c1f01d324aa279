import { GatewayError } from '../../errors/gatewayError.ts';
import type { RequestContext, SourceId } from '../../model/source.ts';

/** Headers by name; what is `undefined` is not sent. */
export type StatedHeaders = Readonly<Record<string, string | undefined>>;

/** What they may come to together, names and values (bytes): servers refuse longer heads, and would count as unwell. */
const LIMIT_BYTES = 8_192;

/** A field name, and the content of a field value (RFC 9110 §5.1, §5.5). */
const token = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const visible = /^[\x20-\x7e\t]*$/;

/** Of the connection (RFC 9110 §7.6.1), of the message, or the gateway's own word on who asks. */
const kept =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|host|http2-settings|content-.*|accept|accept-encoding|lienthong-.*)$/;

/**
 * Headers for each source of one request, as whoever embeds the gateway states them: asked for once for each source, and
 * checked. Rejects with `SOURCE_HEADERS_INVALID`; its cause says what is wrong, without any value.
 */
export function statedHeaders(
  state: (source: SourceId) => StatedHeaders | Promise<StatedHeaders>,
): NonNullable<RequestContext['headersFor']> {
  const known = new Map<SourceId, Promise<Readonly<Record<string, string>>>>();
  const ask = async (source: SourceId): Promise<Readonly<Record<string, string>>> => {
    try {
      return checked(await state(source));
    } catch (cause) {
      throw new GatewayError('SOURCE_HEADERS_INVALID', { source }, { cause });
    }
  };
  return (source) => {
    let headers = known.get(source);
    if (headers === undefined) known.set(source, (headers = ask(source)));
    return headers;
  };
}

function checked(stated: unknown): Readonly<Record<string, string>> {
  // A `Headers` or a `Map` has no properties: its headers would be lost without a word.
  if (typeof stated !== 'object' || stated === null || Symbol.iterator in stated)
    throw new TypeError('No plain object of headers was stated.');
  const headers = new Map<string, string>();
  let bytes = 0;
  for (const [written, value] of Object.entries(stated) as [string, unknown][]) {
    if (value === undefined) continue;
    const name = written.toLowerCase();
    if (!token.test(name)) throw new TypeError('The name of a header holds what no name may hold.');
    if (kept.test(name)) throw new TypeError(`The header ${name} is not to be stated.`);
    if (typeof value !== 'string' || !visible.test(value))
      throw new TypeError(`The value of the header ${name} is no text of visible ASCII.`);
    if (headers.has(name)) throw new TypeError(`The header ${name} is stated twice.`);
    bytes += name.length + value.length;
    if (bytes > LIMIT_BYTES) throw new TypeError(`The headers are longer than ${LIMIT_BYTES} bytes.`);
    headers.set(name, value);
  }
  return Object.fromEntries(headers);
}
