import knex, { type Knex } from 'knex';
import type { Stats } from '../dials/dialBoard.ts';
import { UnusableSetting } from '../environment.ts';

interface RawConnection {
  run: (sql: string, done: (error: Error | null) => void) => void;
}

/**
 * Opens a ministry's SQLite file for reading, and counts the statements sent to it.
 *
 * - `file`: must exist; SQLite would otherwise make an empty one
 * - throws `UnusableSetting` when the file is not a database
 */
export async function openDatabase(file: string, stats: Stats): Promise<Knex> {
  const database = knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 4,
      afterCreate: (connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void) => {
        connection.run('PRAGMA query_only = ON', (error) => done(error, connection));
      },
    },
  });
  try {
    await database('sqlite_master').count();
  } catch (error) {
    await database.destroy();
    throw new UnusableSetting(
      `The database ${file} cannot be read; remove its folder and start again, and the world is made anew.`,
      { cause: error },
    );
  }
  database.on('query', () => {
    stats.statements += 1;
  });
  return database;
}
