import type { Knex } from 'knex';
import { GrowingTree } from '../merkle/growingTree.ts';
import { readKeys, readState, scanLog } from '../read/scanLog.ts';
import { EXPORT_FORMAT, exportLine, recordLine } from './exportLine.ts';

/**
 * The log as JSON Lines, a piece of text at a time; what is written while it is read is left out.
 *
 * - `store`: its name in errors
 */
export async function* exportLog(
  database: Knex,
  store: string,
  onProgress: (done: number, all: number) => void,
): AsyncGenerator<string> {
  const { logId, size } = await readState(database, store);
  const keys = await readKeys(database);
  yield exportLine({ type: 'log', format: EXPORT_FORMAT, logId, size });
  yield keys.map((note) => exportLine({ type: 'key', note })).join('');
  const tree = new GrowingTree();
  let headCount = 0;
  for await (const { records, heads } of scanLog(database, size)) {
    let next = 0;
    let text = '';
    for (const record of records) {
      text += recordLine(record, record.body);
      tree.append(record.leafHash);
      for (let head = heads[next]; head !== undefined && head.size <= record.index + 1; head = heads[++next]) {
        text += exportLine({ type: 'head', note: head.note });
        headCount += 1;
      }
    }
    yield text;
    onProgress(tree.size, size);
  }
  yield exportLine({ type: 'end', size, heads: headCount, keys: keys.length, root: tree.root() });
}
