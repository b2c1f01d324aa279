import type { Knex } from 'knex';
import type { TreeNode } from '../merkle/growingTree.ts';
import type { ReadConnection } from '../read/readConnection.ts';
import { readIndexed, readKeys, readState, scanLog, type Stretch } from '../read/scanLog.ts';
import { recordIdText } from '../record/recordId.ts';
import { checkColumns } from './checkColumns.ts';
import type { VerifyOptions } from './expectations.ts';
import { Findings } from './finding.ts';
import { LogCheck } from './logCheck.ts';
import type { VerifyReport } from './report.ts';
import { checkExpected, reportOf } from './conclude.ts';

/**
 * Recomputes a log in its database, while others may go on writing it, and finds what does not fit.
 *
 * - `store`: its name in errors
 */
export async function verifyDatabase(
  { database, eachPerson }: Pick<ReadConnection, 'database' | 'eachPerson'>,
  store: string,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const findings = new Findings();
  // In this order: whatever is written meanwhile makes the log longer than what was read before.
  const lastHead = await database<{ size: number; note: string }>('audit_head').orderBy('size', 'desc').first('size');
  const indexed = await readIndexed(database);
  const state = await readState(database, store);
  const check = new LogCheck(state.logId, options.today, findings);
  for (const note of await readKeys(database)) check.keys.add(note);

  let about = 0;
  for await (const stretch of scanLog(database, state.size)) {
    const nodes: TreeNode[] = [];
    takeStretch(check, stretch, nodes, options);
    if (check.isWhole) await checkNodes(database, nodes, findings);
    await checkColumns(database, stretch.records, indexed, findings);
    for (const { index, columns } of stretch.records) if (index < indexed) about += columns?.persons.length ?? 0;
    options.onProgress(check.size, state.size);
  }

  if (check.size < state.size) {
    findings.add('LOG_SHORTENED', `The last ${state.size - check.size} of ${state.size} records are missing.`, {
      index: check.size,
    });
  } else if (check.isWhole && state.peaks.join() !== check.peaks.join()) {
    findings.add('STATE_ALTERED', 'The hashes at the end of the log are not those of its records.');
  }
  if (lastHead !== undefined && lastHead.size > state.size) {
    const detail = `There is a head of ${lastHead.size} records, but the log ends after ${state.size}.`;
    findings.add('LOG_SHORTENED', detail, { index: state.size });
  }
  if (indexed > state.size) {
    findings.add('STATE_ALTERED', `The index of persons is said to tell of ${indexed} records, of ${state.size}.`);
  }
  await checkIndex({ database, eachPerson }, { size: state.size, indexed, about }, findings);
  await checkStrays(database, store, { size: state.size, heads: check.heads, findings });
  checkExpected(check, state.logId, options, findings);
  return reportOf(check, state.logId, findings);
}

/** Gives the records and heads of a stretch in their order. */
function takeStretch(check: LogCheck, { records, heads }: Stretch, nodes: TreeNode[], options: VerifyOptions): void {
  let next = 0;
  const takeHeads = (): void => {
    for (let head = heads[next]; head !== undefined && head.size <= check.size; head = heads[++next]) {
      check.head(head.note);
    }
    if (options.expected?.size === check.size) check.expected(options.expected);
  };
  for (const record of records) {
    check.record(record, nodes);
    takeHeads();
  }
}

/** Kept nodes serve proofs; a wrong one would give wrong proofs of sound records. */
async function checkNodes(database: Knex, nodes: readonly TreeNode[], findings: Findings): Promise<void> {
  for (const level of new Set(nodes.map((node) => node.level))) {
    const here = nodes.filter((node) => node.level === level);
    const rows = await database<{ level: number; position: number; hash: Buffer }>('audit_node')
      .where('level', level)
      .whereBetween('position', [here[0]?.position ?? 0, here.at(-1)?.position ?? 0])
      .select('position', 'hash');
    const found = new Map(rows.map(({ position, hash }) => [position, hash.toString('hex')]));
    for (const { position, hash } of here) {
      if (found.get(position) === hash) continue;
      const [from, to] = [position * 2 ** level, (position + 1) * 2 ** level - 1];
      findings.add('NODE_ALTERED', `The kept hash over records ${from} to ${to} is not theirs.`, { index: from });
    }
  }
}

/**
 * Places in the index of persons that no record has. What is written meanwhile is beyond both counts, or is there already.
 *
 * - `about`: persons of the records before `indexed` (count)
 */
async function checkIndex(
  { database, eachPerson }: Pick<ReadConnection, 'database' | 'eachPerson'>,
  { size, indexed, about }: { readonly size: number; readonly indexed: number; readonly about: number },
  findings: Findings,
): Promise<void> {
  const [counted] = await database('audit_about')
    .where('idx', '<', Math.min(size, indexed))
    .count<{ count: number }[]>({ count: '*' });
  if (counted?.count !== about) {
    findings.add('RECORD_INDEX_ALTERED', 'The index of persons has more or fewer rows than the records have persons.');
  }
  // After that a pass may have come to some of the persons, and not to others.
  const early = await database
    .select('subject', 'idx')
    .from('audit_about')
    .where('idx', '>=', indexed)
    .where('idx', '<', size)
    .except(database.raw(`select each.value, r.idx from audit_record r ${eachPerson} where r.idx >= ?`, [indexed]))
    .limit(100);
  for (const { idx } of early as readonly { readonly idx: number }[]) {
    findings.add('RECORD_INDEX_ALTERED', 'The index of persons has a person whom the record does not have.', {
      index: idx,
    });
  }
}

/** Rows that belong to nothing. */
async function checkStrays(
  database: Knex,
  store: string,
  known: { readonly size: number; readonly heads: number; readonly findings: Findings },
): Promise<void> {
  const { findings } = known;
  const orphans = await database('audit_record as r')
    .leftJoin('audit_leaf as l', (join) => join.on('r.idx', 'l.idx').andOn('r.expires', 'l.expires'))
    .whereNull('l.idx')
    .limit(100)
    .select<{ idx: number }[]>('r.idx');
  for (const { idx } of orphans) {
    findings.add('RECORD_INSERTED', 'A record stands here that is not in the tree.', { index: idx });
  }
  const [heads] = await database('audit_head')
    .where('size', '<=', known.size)
    .count<{ count: number }[]>({ count: '*' });
  if (heads?.count !== known.heads) findings.add('HEAD_ALTERED', 'A head stands at a size that the log never had.');
  const last = await database('audit_leaf')
    .orderBy('idx', 'desc')
    .first<{ idx: number; record_id: Buffer } | undefined>('idx', 'record_id');
  // Read last, so that what was written meanwhile counts.
  const { size } = await readState(database, store);
  if (last !== undefined && last.idx >= size) {
    findings.add('RECORD_INSERTED', `A leaf stands after the end of the log, which has ${size} records.`, {
      index: last.idx,
      recordId: recordIdText(last.record_id.toString('hex')),
    });
  }
}
