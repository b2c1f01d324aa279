import { GatewayError } from '../../errors/gatewayError.ts';
import type { ImportDraft } from './importDraft.ts';
import type { FileReport, RejectedLine } from './importReport.ts';
import type { ListFile } from './listFile.ts';
import type { ListRelation, ListRow, RejectedRow } from './listRow.ts';
import { readRecords, type CsvRecord } from './readRecords.ts';

/** What is told while a file is read. */
export interface LoadListener {
  readonly onBytes: (bytes: number) => void;
  readonly onRejected: (line: RejectedLine) => void;
  readonly onRelation: (relation: ListRelation) => void;
}

/** Streams a list into the draft. A row that cannot be read is rejected by itself; a file without one usable row fails. */
export async function loadFile(file: ListFile, draft: ImportDraft, listener: LoadListener): Promise<FileReport> {
  if (file.layout.kind === 'admin-unit-map' && !draft.knowsCommunes()) {
    throw new GatewayError('CODELIST_UNITS_MISSING', { file: file.path });
  }
  const counts = { LOADED: 0, DUPLICATE: 0, CONFLICT: 0, REJECTED: 0 };
  let firstRejected: RejectedLine | undefined;
  let isHeader = true;
  for await (const record of readRecords(file.path, listener.onBytes)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const row = readRow(record, file);
    if ('rejected' in row) {
      const rejected = { file: file.name, line: record.line, reason: row.rejected };
      firstRejected ??= rejected;
      counts.REJECTED += 1;
      listener.onRejected(rejected);
      continue;
    }
    const outcome = draft.accept(row, { file: file.name, line: record.line });
    counts[outcome] += 1;
    if (outcome === 'LOADED' && row.relation !== undefined) listener.onRelation(row.relation);
  }
  const rows = counts.LOADED + counts.DUPLICATE + counts.CONFLICT + counts.REJECTED;
  if (rows === counts.REJECTED) {
    throw new GatewayError('CODELIST_NO_ROWS', {
      file: file.path,
      rejected: counts.REJECTED,
      line: firstRejected?.line ?? 1,
      reason: firstRejected?.reason ?? 'there is only a header',
    });
  }
  return {
    file: file.name,
    list: file.layout.name,
    rows,
    loaded: counts.LOADED,
    duplicates: counts.DUPLICATE,
    conflicts: counts.CONFLICT,
    rejected: counts.REJECTED,
  };
}

function readRow({ fields }: CsvRecord, { header, layout }: ListFile): ListRow | RejectedRow {
  if (fields.length !== header.length) {
    return { rejected: `it has ${String(fields.length)} fields, the header ${String(header.length)}` };
  }
  const row = header.map((name, index) => [name, (fields[index] ?? '').trim().normalize('NFC')] as const);
  return layout.read(Object.fromEntries(row));
}
