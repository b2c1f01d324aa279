/** A message of the PostgreSQL protocol v3. `type` is one letter, or '' for the first message of a connection. */
export interface Frame {
  readonly type: string;
  readonly body: Buffer;
}

/** Bytes that are not the protocol, or more of them than a ministry is willing to hold. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}

const MAX_STARTUP_BYTES = 10_000;
/** Room for a statement with a hundred thousand keys. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/**
 * Cuts a byte stream into messages. The declared length is checked before anything is kept for it, so that a frame
 * that claims gigabytes costs nothing.
 *
 * From: PostgreSQL documentation, "Message Formats".
 */
export class FrameReader {
  private chunks: Buffer[] = [];
  private size = 0;
  private isStarted = false;

  /** Messages now carry their type; called once the connection's first message is understood. */
  start(): void {
    this.isStarted = true;
  }

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
  }

  /** The next whole message, or `undefined` until more bytes come; throws `ProtocolViolation`. */
  next(): Frame | undefined {
    const header = this.isStarted ? 5 : 4;
    if (this.size < header) return undefined;
    const head = this.join(header);
    const length = head.readInt32BE(header - 4);
    const limit = this.isStarted ? MAX_FRAME_BYTES : MAX_STARTUP_BYTES;
    if (length < 4 || length > limit) throw new ProtocolViolation('invalid message length');
    const end = header - 4 + length;
    if (this.size < end) return undefined;
    const bytes = this.join(end);
    this.chunks = bytes.length === end ? [] : [bytes.subarray(end)];
    this.size -= end;
    return { type: this.isStarted ? String.fromCharCode(bytes[0] ?? 0) : '', body: bytes.subarray(header, end) };
  }

  /** One buffer that holds at least the first `count` bytes; joins chunks only when a message needs it. */
  private join(count: number): Buffer {
    const [first] = this.chunks;
    if (first !== undefined && first.length >= count) return first;
    const joined = Buffer.concat(this.chunks);
    this.chunks = [joined];
    return joined;
  }
}
