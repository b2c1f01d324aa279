/** Numbers of types in PostgreSQL's catalogue `pg_type`. */
const BYTEA = 17;
const INT8 = 20;
const INT4 = 23;
const INT8_LIST = 1016;

/** Positions and times are whole numbers below 2^53; bytes are buffers; everything else stays as it was written. */
export function postgresParser(oid: number): (text: string) => unknown {
  switch (oid) {
    case INT4:
    case INT8:
      return Number;
    case BYTEA:
      return (text) => Buffer.from(text.slice(2), 'hex');
    case INT8_LIST:
      return (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number));
    default:
      return (text) => text;
  }
}
