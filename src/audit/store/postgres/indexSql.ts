import type { NewRecord } from '../changes.ts';
import { postgresLiterals } from '../changesSql.ts';

/** The index of persons, out of the records that were just added: in its own order, so that its pages are come by once. */
export function indexSql(records: readonly NewRecord[]): string {
  const told = records.filter(({ persons }) => persons.length > 0);
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return '';
  // Only the months that it can be in.
  const months = [...new Set(told.map(({ expires }) => expires))].join(',');
  return (
    `insert into audit_about(subject,idx) select each.value,r.idx from audit_record r ${postgresLiterals.eachPerson} ` +
    `where r.idx between ${String(first.index)} and ${String(last.index)} and r.expires in (${months}) order by 1,2;`
  );
}
