import { LAYOUT } from '../logState.ts';

/**
 * Tables of a log in SQLite.
 *
 * - `audit_leaf`: what the tree holds, forever; `audit_record`: the records while they are kept
 * - `audit_about`: which records tell of a person, for those before `audit_state.indexed` (see `PersonIndex`)
 * - `audit_subject`: the salts
 * - `audit_node`: complete nodes of every eighth level; `audit_head`, `audit_key`: signed notes
 */
export function sqliteTables(logId: string): string {
  return `
create table audit_state (
  one integer primary key check (one = 1), layout integer not null, log_id text not null, version integer not null,
  size integer not null, peaks blob not null, erasures integer not null, subjects integer not null,
  head_size integer not null, head_ms integer not null, key_id text not null, indexed integer not null default 0
);
create table audit_leaf (
  idx integer primary key, record_id blob not null unique, expires integer not null, digest blob not null, hash blob not null
);
create table audit_record (
  idx integer primary key, expires integer not null, time_ms integer not null, agency text, officer text, purpose text,
  outcome text not null, emergency integer not null, embargo_ms integer, persons text not null, body text not null
);
create index audit_record_emergency on audit_record (idx) where emergency = 1;
create index audit_record_embargo on audit_record (embargo_ms) where embargo_ms is not null;
create table audit_about (subject integer not null, idx integer not null, primary key (subject, idx)) without rowid;
create table audit_subject (number integer primary key, key blob unique, salt blob, commitment text not null);
create table audit_node (level integer not null, position integer not null, hash blob not null, primary key (level, position)) without rowid;
create table audit_head (size integer primary key, note text not null);
create table audit_key (number integer primary key, note text not null);
insert into audit_state values (1, ${LAYOUT}, '${logId}', 0, 0, x'', 0, 0, 0, 0, '', 0);
`;
}

/** Makes a log of the first layout one of today's: its index of persons is complete. */
export const SECOND_LAYOUT =
  'alter table audit_state add column indexed integer not null default 0;update audit_state set indexed = size, layout = 2';
