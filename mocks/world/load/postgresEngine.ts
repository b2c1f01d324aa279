import pg from 'pg';
import { literal } from '../storage/sqlText.ts';
import { createTableSql, insertSql, type Dialect, type Engine } from './engine.ts';

const TYPES = { TEXT: 'text', INTEGER: 'bigint', REAL: 'double precision' } as const;

const dialect: Dialect = {
  name: (name) => `"${name}"`,
  value: literal,
  type: ({ type }) => TYPES[type],
};

/** Loads into PostgreSQL: a schema for each ministry. */
export async function connectPostgres(url: string): Promise<Engine> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const run = async (sql: string): Promise<void> => {
    await client.query(sql);
  };
  const { name } = dialect;
  return {
    createSchema: (schema) => run(`DROP SCHEMA IF EXISTS ${name(schema)} CASCADE; CREATE SCHEMA ${name(schema)}`),
    createTable: (schema, table, indexed) => run(createTableSql(dialect, schema, table, indexed)),
    insert: (schema, table, rows) => run(insertSql(dialect, schema, table, rows)),
    createIndex: (schema, index) =>
      run(
        `CREATE ${index.isUnique ? 'UNIQUE ' : ''}INDEX ON ${name(schema)}.${name(index.table)} (${index.columns.map(name).join(', ')})`,
      ),
    close: () => client.end(),
  };
}
