import type { ResultColumn } from './resultColumn.ts';

/** Messages from server to client. From: PostgreSQL documentation, "Message Formats". */
export const messages = {
  authenticationOk: () => message('R', int32(0)),
  parameterStatus: (name: string, value: string) => message('S', text(name), text(value)),
  backendKey: (processId: number, secret: number) => message('K', int32(processId), int32(secret)),
  /** `I` idle, `T` in a transaction, `E` in a failed transaction. */
  readyForQuery: (status: 'I' | 'T' | 'E') => message('Z', Buffer.from(status)),
  parseComplete: () => message('1'),
  bindComplete: () => message('2'),
  closeComplete: () => message('3'),
  noData: () => message('n'),
  portalSuspended: () => message('s'),
  emptyQuery: () => message('I'),
  commandComplete: (tag: string) => message('C', text(tag)),
  parameterDescription: (types: readonly number[]) => message('t', int16(types.length), ...types.map(int32)),
  rowDescription: (columns: readonly ResultColumn[]) =>
    message('T', int16(columns.length), ...columns.flatMap(columnFields)),
  dataRow: (values: readonly (string | null)[]) => message('D', int16(values.length), ...values.map(valueField)),
  error: (fields: ErrorFields) => message('E', ...errorFields(fields), Buffer.of(0)),
};

export interface ErrorFields {
  readonly severity: 'ERROR' | 'FATAL';
  /** SQLSTATE, five characters. */
  readonly code: string;
  readonly text: string;
}

function message(type: string, ...fields: readonly Buffer[]): Buffer {
  const size = fields.reduce((sum, field) => sum + field.length, 4);
  return Buffer.concat([Buffer.from(type), int32(size), ...fields], size + 1);
}

function columnFields({ name, type }: ResultColumn): Buffer[] {
  const size = type === 25 ? -1 : 8;
  // Table, attribute number, type, size, modifier, format: text.
  return [text(name), int32(0), int16(0), int32(type), int16(size), int32(-1), int16(0)];
}

function valueField(value: string | null): Buffer {
  if (value === null) return int32(-1);
  const bytes = Buffer.from(value);
  return Buffer.concat([int32(bytes.length), bytes]);
}

function errorFields({ severity, code, text: words }: ErrorFields): Buffer[] {
  return [
    Buffer.from('S'),
    text(severity),
    Buffer.from('V'),
    text(severity),
    Buffer.from('C'),
    text(code),
    Buffer.from('M'),
    text(words),
  ];
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value & 0xffff);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
