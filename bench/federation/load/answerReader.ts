/** What a connection tells about each answer: its status, the length of its body (bytes), and the body if it was wanted. */
export type OnAnswer = (status: number, bodyBytes: number, body: Buffer | undefined) => void;

/**
 * Reads HTTP/1.1 answers as they come over one connection, one at a time, and as cheaply as it goes: bodies are counted, and
 * kept only where `wantsBody` says so at the head. Understands a stated length and chunks (RFC 9112, sections 6 and 7).
 */
export function createAnswerReader(wantsBody: () => boolean, onAnswer: OnAnswer): (piece: Buffer) => void {
  let rest: Buffer | undefined;
  let status = 0;
  let chunked = false;
  let inBody = false;
  /** Bytes that the body, or the chunk, still lacks; a chunk's closing line break is counted with it. */
  let lacking = 0;
  let lastChunk = false;
  let bodyBytes = 0;
  let kept: Buffer[] | undefined;

  return (piece) => {
    let bytes = rest === undefined ? piece : Buffer.concat([rest, piece]);
    rest = undefined;
    while (bytes.length > 0) {
      const read = inBody ? (chunked ? readChunk(bytes) : readStated(bytes)) : readHead(bytes);
      if (read === 0) {
        rest = bytes;
        return;
      }
      bytes = bytes.subarray(read);
    }
  };

  function readHead(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    const head = bytes.toString('latin1', 0, end).toLowerCase();
    status = Number(head.slice(9, 12));
    const stated = /\ncontent-length: *(\d+)/.exec(head)?.[1];
    chunked = stated === undefined;
    lacking = Number(stated ?? 0);
    inBody = true;
    lastChunk = false;
    bodyBytes = 0;
    kept = wantsBody() ? [] : undefined;
    if (!chunked && lacking === 0) finish();
    return end + 4;
  }

  function readStated(bytes: Buffer): number {
    const read = Math.min(lacking, bytes.length);
    take(bytes, read);
    lacking -= read;
    if (lacking === 0) finish();
    return read;
  }

  function readChunk(bytes: Buffer): number {
    if (lacking === 0) {
      const end = bytes.indexOf('\r\n');
      if (end < 0) return 0;
      const size = Number.parseInt(bytes.toString('latin1', 0, end), 16);
      lastChunk = size === 0;
      lacking = size + 2;
      return end + 2;
    }
    const read = Math.min(lacking, bytes.length);
    const content = Math.min(Math.max(lacking - 2, 0), read);
    take(bytes, content);
    lacking -= read;
    if (lacking === 0 && lastChunk) finish();
    return read;
  }

  function take(bytes: Buffer, length: number): void {
    bodyBytes += length;
    // A copy: the socket may use its buffer again.
    if (length > 0) kept?.push(Buffer.from(bytes.subarray(0, length)));
  }

  function finish(): void {
    inBody = false;
    onAnswer(status, bodyBytes, kept && Buffer.concat(kept));
  }
}
