import { recordIdHex } from '../record/recordId.ts';
import type { Changes, NewRecord } from './changes.ts';

/** How an engine writes what SQL leaves open. */
export interface Literals {
  /** Bytes given as hexadecimal digits. */
  bytes(hex: string): string;
  /** A list of numbers. */
  numbers(list: readonly number[]): string;
  /** Part of a `from` that gives a row for each person of `r`, as `each.value`. */
  readonly eachPerson: string;
}

/** Hexadecimal digits are the digits of a hash; anything else is a fault of ours. */
const HEX = /^[0-9a-f]*$/;

export const sqliteLiterals: Literals = {
  bytes: (hex) => `x'${checkedHex(hex)}'`,
  numbers: (list) => `'[${list.map(number).join(',')}]'`,
  eachPerson: 'cross join json_each(r.persons) as each',
};

export const postgresLiterals: Literals = {
  bytes: (hex) => `'\\x${checkedHex(hex)}'`,
  numbers: (list) => `'{${list.map(number).join(',')}}'`,
  eachPerson: 'cross join lateral unnest(r.persons) as each(value)',
};

/**
 * Everything that a batch adds, as statements with their values written out: one road to the database whatever the
 * number of records. Every value passes through one of four writers: whole number, hexadecimal digits, text with its
 * quotes doubled, list of whole numbers.
 */
export function changesSql(changes: Changes, literals: Literals): string {
  const { after, records, subjects, nodes } = changes;
  return [
    insert(
      'audit_subject(number,key,salt,commitment)',
      subjects.map(
        ({ number: no, key, salt, commitment }) =>
          `(${number(no)},${literals.bytes(key)},${literals.bytes(salt)},${text(commitment)})`,
      ),
    ),
    insert(
      'audit_leaf(idx,record_id,expires,digest,hash)',
      records.map(
        ({ index: at, recordId, expires, digest, leafHash }) =>
          `(${number(at)},${literals.bytes(recordIdHex(recordId))},${number(expires)},${literals.bytes(digest)},${literals.bytes(leafHash)})`,
      ),
    ),
    insert(
      'audit_record(idx,expires,time_ms,agency,officer,purpose,outcome,emergency,embargo_ms,persons,body)',
      records.map((record) => recordRow(record, literals)),
    ),
    insert(
      'audit_node(level,position,hash)',
      nodes.map(({ level, position, hash }) => `(${number(level)},${number(position)},${literals.bytes(hash)})`),
    ),
    changes.head === undefined
      ? ''
      : insert('audit_head(size,note)', [`(${number(after.size)},${text(changes.head)})`]),
    changes.key === undefined
      ? ''
      : `insert into audit_key(number,note) select count(*),${text(changes.key)} from audit_key;`,
    changes.erased === undefined
      ? ''
      : `update audit_subject set key=null,salt=null where key=${literals.bytes(changes.erased)};`,
  ].join('');
}

/** The state's row moves on, if it is still as it was read: otherwise `version` would be null, which the table refuses. */
export function stateSql({ before, after }: Changes, literals: Literals): string {
  return (
    `update audit_state set version=case when version=${number(before.version)} then ${number(after.version)} end,` +
    `size=${number(after.size)},peaks=${literals.bytes(after.peaks.join(''))},erasures=${number(after.erasures)},` +
    `subjects=${number(after.subjects)},head_size=${number(after.headSize)},head_ms=${number(after.headMs)},` +
    `key_id=${text(after.keyId)};`
  );
}

function recordRow(record: NewRecord, literals: Literals): string {
  return (
    `(${number(record.index)},${number(record.expires)},${number(record.timeMs)},${optional(record.agency)},` +
    `${optional(record.officer)},${optional(record.purpose)},${text(record.outcome)},${record.isEmergency ? '1' : '0'},` +
    `${record.embargoMs === undefined ? 'null' : number(record.embargoMs)},${literals.numbers(record.persons)},` +
    `${text(record.body)})`
  );
}

function insert(into: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : `insert into ${into} values ${rows.join(',')};`;
}

function number(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`Expected a whole number, but got ${value}.`);
  return String(value);
}

function checkedHex(hex: string): string {
  if (!HEX.test(hex)) throw new TypeError('Expected hexadecimal digits.');
  return hex;
}

/** A zero byte ends a statement in the drivers; in the record's text it is an escape. */
function text(value: string): string {
  return `'${value.replaceAll('\0', '\uFFFD').replaceAll("'", "''")}'`;
}

function optional(value: string | undefined): string {
  return value === undefined ? 'null' : text(value);
}
