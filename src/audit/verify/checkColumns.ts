import type { Knex } from 'knex';
import type { ScannedRecord } from '../read/scanLog.ts';
import type { Findings } from './finding.ts';

interface RecordText {
  readonly time: string;
  readonly agency?: string;
  readonly officer?: string;
  readonly purpose?: string;
  readonly outcome: string;
  readonly emergency?: string;
  readonly embargoUntil?: string;
  readonly persons: readonly string[];
}

/** Values in one statement (count); SQLite takes 32,766. */
const MOST_VALUES = 10_000;

/**
 * Checks what records are looked up by against what they say: a changed column would hide a record from its subject or
 * from the overseer's counts, though the record itself is whole.
 *
 * - `indexed`: records that must stand in the index of persons, from the beginning of the log (count)
 */
export async function checkColumns(
  database: Knex,
  records: readonly ScannedRecord[],
  indexed: number,
  findings: Findings,
): Promise<void> {
  const numbers = [...new Set(records.flatMap(({ columns }) => columns?.persons ?? []))];
  const commitments = new Map<number, string>();
  const about = new Set<string>();
  const [first, last] = [records[0]?.index ?? 0, records.at(-1)?.index ?? -1];
  for (let from = 0; from < numbers.length; from += MOST_VALUES) {
    const some = numbers.slice(from, from + MOST_VALUES);
    const subjects = await database<{ number: number; commitment: string }>('audit_subject')
      .whereIn('number', some)
      .select('number', 'commitment');
    for (const { number, commitment } of subjects) commitments.set(number, commitment);
    const rows = await database<{ subject: number; idx: number }>('audit_about')
      .whereIn('subject', some)
      .whereBetween('idx', [first, last])
      .select('subject', 'idx');
    for (const { subject, idx } of rows) about.add(`${subject}/${idx}`);
  }
  for (const record of records) {
    const problem = problemOf(record, commitments, record.index < indexed ? about : undefined);
    if (problem !== undefined) {
      findings.add('RECORD_INDEX_ALTERED', `${problem} beside the record is not what the record says.`, {
        index: record.index,
        recordId: record.recordId,
      });
    }
  }
}

function problemOf(
  { index, body, columns }: ScannedRecord,
  commitments: ReadonlyMap<number, string>,
  about: ReadonlySet<string> | undefined,
): string | undefined {
  if (body === undefined || columns === undefined) return undefined;
  const said = readRecord(body);
  // Of an altered record this has been said.
  if (said === undefined) return undefined;
  if (columns.timeMs !== Date.parse(said.time)) return 'The time';
  if (columns.agency !== plain(said.agency)) return 'The agency';
  if (columns.officer !== plain(said.officer)) return 'The officer';
  if (columns.purpose !== plain(said.purpose)) return 'The purpose';
  if (columns.outcome !== said.outcome) return 'The outcome';
  if (columns.emergency !== (said.emergency === undefined ? 0 : 1)) return 'The mark of an emergency';
  const embargoMs = said.embargoUntil === undefined ? null : Date.parse(said.embargoUntil);
  if (columns.embargoMs !== embargoMs) return 'The embargo';
  const persons = columns.persons.map((number) => commitments.get(number) ?? '').sort();
  if (persons.join() !== said.persons.join()) return 'The list of persons';
  if (about !== undefined && columns.persons.some((number) => !about.has(`${number}/${index}`)))
    return 'The index of persons';
  return undefined;
}

function readRecord(body: string): RecordText | undefined {
  try {
    const said = JSON.parse(body) as Partial<RecordText>;
    return Array.isArray(said.persons) ? (said as RecordText) : undefined;
  } catch {
    return undefined;
  }
}

/** As `changesSql` writes it. */
function plain(value: string | undefined): string | null {
  return value?.replaceAll('\0', '\uFFFD') ?? null;
}
