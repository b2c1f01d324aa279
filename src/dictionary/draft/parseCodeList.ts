import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { DictionaryFile } from '../read/dictionaryFile.ts';
import type { DraftCodeList, DraftRow } from './draft.ts';

/** Parses one code list: the first line names the columns. Its id is the name of the file. */
export function parseCodeList(file: DictionaryFile): DraftCodeList {
  const id = basename(file.name, '.csv');
  try {
    const [header, ...lines] = readRecords(file.text);
    const columns = header?.record ?? [];
    const rows = lines.map(({ record, line }): DraftRow => ({
      line,
      cells: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])),
    }));
    return { id, file, columns, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { id, file, columns: [], rows: [], syntaxError: { line: lineOf(error, file.text), message: error.message } };
  }
}

function readRecords(text: string): readonly { readonly record: readonly string[]; readonly line: number }[] {
  const records: { readonly record: readonly string[]; readonly line: number }[] = [];
  parse(text, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (record: string[], { lines }) => {
      records.push({ record, line: lines });
      return null;
    },
  });
  return records;
}

/** A quotation mark that is never closed is noticed at the end of the file only; it stands on the last line with an odd number. */
function lineOf(error: CsvError, text: string): number {
  const lines = text.split('\n');
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return lines.findLastIndex((line) => line.split('"').length % 2 === 0) + 1;
  return typeof error['lines'] === 'number' ? error['lines'] : 1;
}
