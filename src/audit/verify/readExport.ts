import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { GatewayError } from '../../errors/gatewayError.ts';
import { canonicalJson } from '../record/canonicalJson.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const recordId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

const line = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('log'),
    format: z.literal(1),
    logId: z.string().regex(/^[0-9a-f]{32}$/),
    size: count,
  }),
  z.strictObject({ type: z.literal('key'), note: z.string() }),
  z.strictObject({
    type: z.literal('record'),
    index: count,
    recordId,
    expires: z.iso.date(),
    digest: hash,
    leafHash: hash,
    record: z.union([z.null(), z.record(z.string(), z.unknown())]),
  }),
  z.strictObject({ type: z.literal('head'), note: z.string() }),
  z.strictObject({ type: z.literal('end'), size: count, heads: count, keys: count, root: hash }),
]);

/** A line of an export, and how much of the file was read with it (bytes). */
export interface ReadLine {
  readonly number: number;
  readonly readBytes: number;
  /** Undefined when it is not written as a line of an export is. */
  readonly line: z.infer<typeof line> | undefined;
}

/** Longest line (characters): a record of some hundred thousand persons. */
const LONGEST = 64_000_000;

/** Reads an export line by line; throws `AUDIT_FILE_UNREADABLE`. */
export async function* readExport(path: string): AsyncGenerator<ReadLine> {
  let rest = '';
  let number = 0;
  let readBytes = 0;
  try {
    const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 });
    for await (const piece of stream as AsyncIterable<string>) {
      readBytes += Buffer.byteLength(piece);
      const texts = (rest + piece).split('\n');
      rest = texts.pop() ?? '';
      if (rest.length > LONGEST) throw new RangeError('A line is too long.');
      for (const text of texts) yield { number: ++number, readBytes, line: parseLine(text) };
    }
  } catch (cause) {
    const problem = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.name) : '';
    throw new GatewayError('AUDIT_FILE_UNREADABLE', { file: path, problem }, { cause });
  }
  // The last line ends like every other.
  if (rest !== '') yield { number: number + 1, readBytes, line: undefined };
}

export async function sizeOfExport(path: string): Promise<number> {
  return (await stat(path).catch(() => ({ size: 0 }))).size;
}

function parseLine(text: string): ReadLine['line'] {
  try {
    const value: unknown = JSON.parse(text);
    // Another spelling of the same content would pass for it.
    if (canonicalJson(value) !== text) return undefined;
    const parsed = line.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
