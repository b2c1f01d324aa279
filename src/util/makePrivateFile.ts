import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './makeFolder.ts';

/**
 * Makes an empty file that its user alone may read and write, with the folders above it. One that is there stays as it is:
 * who opened it to others had a reason. SQLite gives the files beside a database (`-wal`, `-shm`) the database's own rights.
 *
 * Whatever is in the way is left to who then opens the file, and says so in their own words.
 */
export function makePrivateFile(path: string): void {
  makeFolder(dirname(path));
  if (existsSync(path)) return;
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch {
    return;
  }
}
