import { readHead, type TreeHead } from '../heads/treeHead.ts';
import { isSignedBy } from '../heads/signedNote.ts';
import { GrowingTree, type TreeNode } from '../merkle/growingTree.ts';
import type { Hash } from '../merkle/hashes.ts';
import { dayText, digestOf, hashOfLeaf, type Leaf } from '../record/leaf.ts';
import type { Findings } from './finding.ts';
import { KeyChain } from './keyChain.ts';

/** A record as it was found: its leaf, the leaf's hash as written beside it, and its text unless that is gone. */
export interface FoundRecord extends Leaf {
  readonly leafHash: Hash;
  readonly body: string | undefined;
}

/**
 * Recomputes a log from its records, which are given one after another, each head after the last record that it stands
 * over. Its memory does not grow with the log.
 */
export class LogCheck {
  readonly keys: KeyChain;
  readonly #logId: string;
  readonly #today: number;
  readonly #findings: Findings;
  readonly #tree = new GrowingTree();
  /** Where the next record belongs; ahead of the tree when records are missing. */
  #position = 0;
  #gone = 0;
  #heads = 0;
  #lastHead: TreeHead | undefined;
  #isContradicted = false;

  /** - `today`: days since 1970-01-01; a record whose time is past may be gone */
  constructor(logId: string, today: number, findings: Findings) {
    this.#logId = logId;
    this.#today = today;
    this.#findings = findings;
    this.keys = new KeyChain(logId, findings);
  }

  /** Records so far, missing ones included. */
  get size(): number {
    return this.#position;
  }

  /** Whether every position so far had its record. */
  get isWhole(): boolean {
    return this.#position === this.#tree.size;
  }

  /** Of them, without content because their time is past (count). */
  get gone(): number {
    return this.#gone;
  }

  get heads(): number {
    return this.#heads;
  }

  get lastHead(): TreeHead | undefined {
    return this.#lastHead;
  }

  get peaks(): readonly Hash[] {
    return this.#tree.peaks;
  }

  root(): Hash {
    return this.#tree.root();
  }

  /** The next record. Nodes that become complete are added to `completed`. */
  record(found: FoundRecord, completed?: TreeNode[]): void {
    const where = { index: found.index, recordId: found.recordId };
    if (found.index !== this.#position) this.#outOfPlace(found.index);
    this.#position = found.index + 1;
    const digest = found.body === undefined ? undefined : digestOf(found.body);
    if (digest === undefined) this.#withoutBody(found);
    else if (digest !== found.digest) this.#alteredBody(found, found.body ?? '', where);
    const recomputed = hashOfLeaf(found);
    if (recomputed !== found.leafHash) {
      this.#findings.add('LEAF_ALTERED', 'The leaf is not what its own hash says.', where);
    }
    // Whichever of the two the record itself bears out is what was in the tree.
    const isHashBorneOut = digest !== undefined && hashOfLeaf({ ...found, digest }) === found.leafHash;
    this.#tree.append(isHashBorneOut ? found.leafHash : recomputed, completed);
  }

  /** A head over as many records as there were until now. */
  head(note: string): void {
    this.#heads += 1;
    const read = readHead(note);
    if (read === undefined) {
      this.#findings.add('HEAD_ALTERED', `The head after record ${this.size - 1} cannot be read.`);
      return;
    }
    const { head } = read;
    const key = this.keys.keyFor(head.size);
    const isSound =
      head.logId === this.#logId &&
      read.note.keyId === key?.keyId &&
      isSignedBy(read.note, key.publicKey) &&
      (head.size === this.size || !this.isWhole);
    if (!isSound) {
      this.#findings.add('HEAD_ALTERED', `The head of ${head.size} records is not signed by the key of its time.`);
      return;
    }
    this.#compare(head, 'The signed head');
  }

  /** A head that was kept elsewhere, once the log has come to its size. */
  expected(head: TreeHead): void {
    this.#compare(head, 'The head that was kept outside');
  }

  #compare(head: TreeHead, what: string): void {
    if (head.root === this.root()) {
      this.#lastHead = head;
      return;
    }
    // Every later head contradicts as well; the first one says between which records to look.
    if (this.#isContradicted) return;
    this.#isContradicted = true;
    const from = this.#lastHead?.size ?? 0;
    this.#findings.add(
      'HEAD_CONTRADICTED',
      `${what} of ${head.size} records (${head.time}) does not fit: a record from ${from} to ${head.size - 1} was altered, inserted, removed or moved.`,
      { index: from },
    );
  }

  #outOfPlace(index: number): void {
    const expected = this.#position;
    const text = index > expected + 1 ? `Records ${expected} to ${index - 1} are` : `Record ${expected} is`;
    const detail = index > expected ? `${text} missing.` : `Record ${index} stands where ${expected} belongs.`;
    this.#findings.add('LEAF_MISSING', detail, { index: expected });
    // No root fits from here on, and why has been said.
    this.#isContradicted = true;
  }

  #withoutBody({ index, recordId, expires }: FoundRecord): void {
    this.#gone += 1;
    if (expires <= this.#today) return;
    this.#findings.add('RECORD_REMOVED', `The record is gone, and was to be kept until ${dayText(expires)}.`, {
      index,
      recordId,
    });
  }

  #alteredBody(found: FoundRecord, body: string, where: { readonly index: number; readonly recordId: string }): void {
    const stated = /"recordId":"([0-9a-f-]{36})"/.exec(body)?.[1];
    if (stated === undefined || stated === found.recordId) {
      this.#findings.add('RECORD_ALTERED', 'The content is not what was written down.', where);
    } else {
      this.#findings.add('RECORD_MOVED', `The content of record ${stated} stands in the place of this one.`, where);
    }
  }
}
