import type { SqlDialect } from './dialect.ts';
import { mariadbDialect } from './mariadbDialect.ts';
import { postgresDialect } from './postgresDialect.ts';

/** Oldest MariaDB that has all the words. */
const OLDEST_MARIADB = [10, 5] as const;

/**
 * Which words an engine understands, by what its function `version()` says: `PostgreSQL 15.3 on …`, `10.11.2-MariaDB`;
 * MySQL, whose regular expressions and collations are others, says a number alone. An engine that says nothing is taken for
 * PostgreSQL.
 */
export function dialectOfVersion(version: unknown): SqlDialect | { readonly unspoken: string } {
  const [text = '', major, minor] = /^(\d+)\.(\d+)\S*/.exec(typeof version === 'string' ? version : '') ?? [];
  if (text === '') return postgresDialect;
  if (!/mariadb/i.test(text)) return { unspoken: `MySQL ${text}` };
  const [oldest, oldestMinor] = OLDEST_MARIADB;
  const isNewEnough = Number(major) > oldest || (Number(major) === oldest && Number(minor) >= oldestMinor);
  return isNewEnough ? mariadbDialect : { unspoken: text };
}
