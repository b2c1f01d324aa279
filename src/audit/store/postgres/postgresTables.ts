import { dayOf, dayText } from '../../record/leaf.ts';
import { LAYOUT } from '../logState.ts';

/**
 * Tables of a log in PostgreSQL; the same as in SQLite, but that the records stand in a partition for each month in
 * which they expire: what is past its time goes by dropping a table.
 */
export function postgresTables(logId: string): string {
  return `
create table audit_state (
  one int primary key check (one = 1), layout int not null, log_id text not null, version bigint not null,
  size bigint not null, peaks bytea not null, erasures bigint not null, subjects bigint not null,
  head_size bigint not null, head_ms bigint not null, key_id text not null
) with (fillfactor = 10);
create table audit_leaf (
  idx bigint primary key, record_id bytea not null unique, expires int not null, digest bytea not null, hash bytea not null
);
create table audit_record (
  idx bigint not null, expires int not null, time_ms bigint not null, agency text, officer text, purpose text,
  outcome text not null, emergency int not null, embargo_ms bigint, persons bigint[] not null, body text not null,
  primary key (idx, expires)
) partition by range (expires);
create index on audit_record (idx) where emergency = 1;
create index on audit_record (embargo_ms) where embargo_ms is not null;
create table audit_about (subject bigint not null, idx bigint not null, primary key (subject, idx));
create table audit_subject (number bigint primary key, key bytea unique, salt bytea, commitment text not null);
create table audit_node (level int not null, position bigint not null, hash bytea not null, primary key (level, position));
create table audit_head (size bigint primary key, note text not null);
create table audit_key (number int primary key, note text not null);
insert into audit_state values (1, ${LAYOUT}, '${logId}', 0, 0, '', 0, 0, 0, 0, '');
`;
}

/** Name of the partition for what expires on a day, the first of a month (days since 1970-01-01). */
export function partitionName(expires: number): string {
  return `audit_record_${dayText(expires).slice(0, 7).replace('-', '_')}`;
}

/**
 * Makes a partition, if it is not there. Attached rather than made in its place, because that does not wait for readers.
 */
export function partitionSql(expires: number): string {
  const name = partitionName(expires);
  return (
    `do $$ begin if to_regclass('${name}') is null then ` +
    `create table ${name} (like audit_record including defaults including constraints); ` +
    `alter table audit_record attach partition ${name} for values from (${expires}) to (${expires + 1}); end if; end $$;`
  );
}

/** The day that a partition's name says (days since 1970-01-01). */
export function partitionDay(name: string): number {
  const [, year = '', month = ''] = /^audit_record_(\d{4})_(\d{2})$/.exec(name) ?? [];
  return dayOf(Date.UTC(Number(year), Number(month) - 1, 1));
}
