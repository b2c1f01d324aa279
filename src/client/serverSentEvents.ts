/** An event of a stream. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  /** Where a server that numbers its events would go on. */
  readonly id: string;
}

/**
 * Events of a `text/event-stream` body; signs of life are passed over.
 *
 * From: HTML Living Standard, section 9.2.6.
 */
export async function* serverSentEvents(chunks: AsyncIterable<string>): AsyncGenerator<ServerSentEvent> {
  let id = '';
  let event = '';
  let data: string[] = [];
  for await (const line of linesOf(chunks)) {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (line === '') {
      if (event !== '' || data.length > 0) yield { event, data: data.join('\n'), id };
      event = '';
      data = [];
    } else if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id') id = value;
  }
}

/** Lines end with CR LF, LF or CR; one that ends with CR is told at once, whether or not LF comes with the next chunk. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let isAfterReturn = false;
  for await (const chunk of chunks) {
    const text = rest + (isAfterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk);
    isAfterReturn = chunk.endsWith('\r');
    const lines = text.split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
