import mysql from 'mysql2/promise';
import { literal } from '../storage/sqlText.ts';
import { createTableSql, insertSql, type Dialect, type Engine } from './engine.ts';

const TYPES = { TEXT: 'text', INTEGER: 'bigint', REAL: 'double' } as const;

const dialect: Dialect = {
  name: (name) => `\`${name}\``,
  // A backslash escapes in MySQL's strings, not in SQLite's.
  value: (value) => (typeof value === 'string' ? literal(value.replaceAll('\\', '\\\\')) : literal(value)),
  type: ({ type }, isIndexed) => (type === 'TEXT' && isIndexed ? 'varchar(191)' : TYPES[type]),
};

/** Loads into MySQL or MariaDB: a database for each ministry, compared byte by byte as SQLite does. */
export async function connectMysql(url: string): Promise<Engine> {
  const connection = await mysql.createConnection({ uri: url, charset: 'utf8mb4', multipleStatements: true });
  const run = async (sql: string): Promise<void> => {
    await connection.query(sql);
  };
  const { name } = dialect;
  return {
    createSchema: (schema) =>
      run(
        `DROP DATABASE IF EXISTS ${name(schema)}; CREATE DATABASE ${name(schema)} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
      ),
    createTable: (schema, table, indexed) => run(createTableSql(dialect, schema, table, indexed)),
    insert: (schema, table, rows) => run(insertSql(dialect, schema, table, rows)),
    createIndex: (schema, index) =>
      run(
        `CREATE ${index.isUnique ? 'UNIQUE ' : ''}INDEX ${name(index.name)} ON ${name(schema)}.${name(index.table)} (${index.columns.map(name).join(', ')})`,
      ),
    close: () => connection.end(),
  };
}
