import { ProtocolViolation } from './frames.ts';

/** Reads the fields of a message body in order; reading past its end throws `ProtocolViolation`. */
export class BodyReader {
  private offset = 0;
  private readonly body: Buffer;

  constructor(body: Buffer) {
    this.body = body;
  }

  isAtEnd(): boolean {
    return this.offset >= this.body.length;
  }

  int16(): number {
    this.need(2);
    const value = this.body.readInt16BE(this.offset);
    this.offset += 2;
    return value;
  }

  int32(): number {
    this.need(4);
    const value = this.body.readInt32BE(this.offset);
    this.offset += 4;
    return value;
  }

  /** A count of things that follow; never negative. */
  count(): number {
    this.need(2);
    const value = this.body.readUInt16BE(this.offset);
    this.offset += 2;
    return value;
  }

  byte(): string {
    this.need(1);
    const value = String.fromCharCode(this.body[this.offset] ?? 0);
    this.offset += 1;
    return value;
  }

  /** Text up to the next zero byte. */
  text(): string {
    const end = this.body.indexOf(0, this.offset);
    if (end === -1) throw new ProtocolViolation('unterminated string');
    const value = this.body.toString('utf8', this.offset, end);
    this.offset = end + 1;
    return value;
  }

  /** A value with its length in front; -1 is NULL. */
  value(): string | null {
    const length = this.int32();
    if (length === -1) return null;
    if (length < 0) throw new ProtocolViolation('invalid value length');
    this.need(length);
    const value = this.body.toString('utf8', this.offset, this.offset + length);
    this.offset += length;
    return value;
  }

  private need(bytes: number): void {
    if (this.offset + bytes > this.body.length) throw new ProtocolViolation('message ends too early');
  }
}
