import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse, type InfoRecord } from 'csv-parse';
import { GatewayError } from '../../errors/gatewayError.ts';
import { decodeUtf8 } from './decodeUtf8.ts';

/** One record of a CSV file (RFC 4180) and the line of the file on which it ends, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** No row of an official list comes near it; a quote that is never closed stops here instead of eating the memory. */
const LONGEST_RECORD = 20_000;

/**
 * Streams the records of a CSV file, the header line first. UTF-8 with or without a byte order mark.
 *
 * - `onBytes`: told how many bytes each piece had
 * - throws `CODELIST_FILE_UNREADABLE`, `CODELIST_ENCODING`, `CODELIST_MALFORMED`
 */
export async function* readRecords(file: string, onBytes: (bytes: number) => void): AsyncGenerator<CsvRecord> {
  const parser = parse({
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
  });
  const source = createReadStream(file);
  source.on('data', (piece) => onBytes(piece.length));
  // The parser is destroyed with the error of whichever part failed, so that reading it below tells all failures.
  pipeline(
    source,
    (pieces: AsyncIterable<Buffer>) => decodeUtf8(pieces, file),
    parser,
    () => undefined,
  );
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: InfoRecord };
      yield { line: info.lines, fields: record };
    }
  } catch (error) {
    throw explain(error, file);
  } finally {
    source.destroy();
  }
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof CsvError) {
    const line = typeof error['lines'] === 'number' ? error['lines'] : 0;
    return new GatewayError('CODELIST_MALFORMED', { file, line, problem: problemOf(error.code) }, { cause: error });
  }
  const isFromSystem = typeof error === 'object' && error !== null && 'syscall' in error;
  return isFromSystem ? new GatewayError('CODELIST_FILE_UNREADABLE', { file }, { cause: error }) : error;
}

function problemOf(code: string): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') return 'a quote is never closed';
  return 'a quote stands where none may be';
}
