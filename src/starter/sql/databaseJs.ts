/** The file that makes the database. */
export function databaseJs(file: string): string {
  return `import { readFileSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import sqlite3 from 'sqlite3';

const tables = readFileSync(new URL('tables.sql', import.meta.url), 'utf8');

/** Makes a database of SQLite with the tables and rows of tables.sql, anew; \`more\` is SQL that is run after them. */
export async function makeDatabase(path, more = '') {
  rmSync(path, { force: true });
  const database = await settled((done) => {
    const opened = new sqlite3.Database(path, (error) => done(error, opened));
  });
  try {
    await settled((done) => database.exec(tables + more, done));
  } finally {
    await settled((done) => database.close(done));
  }
}

function settled(start) {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await makeDatabase('${file}');
  console.log('All data is synthetic. ${file}');
}
`;
}
