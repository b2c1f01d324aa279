import { signKeyStatement } from '../heads/keyStatement.ts';
import type { SigningKey } from '../heads/keyFile.ts';
import { signerOf, signHead } from '../heads/treeHead.ts';
import { GrowingTree, type TreeNode } from '../merkle/growingTree.ts';
import type { Changes } from '../store/changes.ts';
import type { LogState } from '../store/logState.ts';
import type { ResolvedSubjects } from '../subjects/subjectRegister.ts';
import { composeRecord } from './composeRecord.ts';
import type { PendingRecord } from './pendingRecord.ts';

/** When a head is due, and by whom it is signed. */
export interface HeadPolicy {
  readonly everyRecords: number;
  readonly everyMs: number;
  readonly key: SigningKey;
}

/** What a batch changes in a log that is in `before`. */
export function composeChanges(
  before: LogState,
  batch: readonly PendingRecord[],
  subjects: ResolvedSubjects,
  heads: HeadPolicy,
  options: { readonly nowMs: number; readonly isHeadWanted: boolean },
): Changes {
  const tree = new GrowingTree(before.size, before.peaks);
  const nodes: TreeNode[] = [];
  const records = batch.map((pending, at) => {
    const record = composeRecord(pending, before.size + at, subjects);
    tree.append(record.leafHash, nodes);
    return record;
  });
  const time = new Date(options.nowMs).toISOString();
  const signer = signerOf(before.logId);
  const isFirst = before.keyId === '';
  const keyId = isFirst ? heads.key.idFor(signer) : before.keyId;
  // Another process may have changed the key; then it signs, and we go on recording.
  const maySign = keyId === heads.key.idFor(signer);
  const isDue = tree.size - before.headSize >= heads.everyRecords || options.nowMs - before.headMs >= heads.everyMs;
  const isSigned = maySign && tree.size > before.headSize && (isDue || options.isHeadWanted);
  return {
    before,
    records,
    nodes,
    subjects: subjects.added,
    erased: undefined,
    key: isFirst ? signKeyStatement({ logId: before.logId, since: 0, time }, heads.key, heads.key) : undefined,
    head: isSigned ? signHead({ logId: before.logId, size: tree.size, root: tree.root(), time }, heads.key) : undefined,
    after: {
      ...before,
      version: before.version + 1,
      size: tree.size,
      peaks: tree.peaks,
      subjects: before.subjects + subjects.added.length,
      headSize: isSigned ? tree.size : before.headSize,
      headMs: isSigned ? options.nowMs : before.headMs,
      keyId,
    },
  };
}
