import type { AuditReceipt } from '../../model/audit.ts';
import type { SigningKey } from '../heads/keyFile.ts';
import { signerOf } from '../heads/treeHead.ts';
import type { AuditStore, WriteTurn } from '../store/auditStore.ts';
import type { LogState } from '../store/logState.ts';
import type { SubjectRegister } from '../subjects/subjectRegister.ts';
import { composeChanges, type HeadPolicy } from './composeChanges.ts';
import { subjectsOf, type PendingRecord } from './pendingRecord.ts';

/** What the log comes to after a write, as far as this process knows. */
export interface WrittenSize {
  readonly size: number;
  /** Of them, under the last signed head. */
  readonly headSize: number;
  /** The key that signs heads now. */
  readonly keyId: string;
  /** Whether that is the key of this process. */
  readonly isSigner: boolean;
}

/** Writes batches one after another; several processes may do so at once. */
export class LogWriter {
  readonly #store: AuditStore;
  readonly #register: SubjectRegister;
  readonly #heads: () => HeadPolicy;
  readonly #nowMs: () => number;
  /** Records of a write of which nobody knows whether it was done. */
  #inDoubt: ReadonlySet<string> = new Set();
  #written: WrittenSize | undefined;

  constructor(options: {
    readonly store: AuditStore;
    readonly register: SubjectRegister;
    readonly heads: () => HeadPolicy;
    readonly nowMs: () => number;
  }) {
    this.#store = options.store;
    this.#register = options.register;
    this.#heads = options.heads;
    this.#nowMs = options.nowMs;
  }

  get written(): WrittenSize | undefined {
    return this.#written;
  }

  /**
   * Writes a batch and gives the place of each of its records, in order. A record that came through in an earlier,
   * broken write is found rather than written again.
   */
  async write(batch: readonly PendingRecord[], options: { readonly isHeadWanted: boolean }): Promise<AuditReceipt[]> {
    const references = batch.flatMap(subjectsOf);
    for (;;) {
      const prefetched = await this.#register.prefetch(references, (keys) => this.#store.findSubjects(keys));
      const turn = await this.#store.begin();
      const places = await giveUpOnFailure(turn, async () => {
        const found = await this.#findInDoubt(turn, batch);
        const missing = batch.filter(({ recordId }) => !found.has(recordId));
        const subjects = await this.#register.resolve(references, turn.state, prefetched, (keys) =>
          turn.findSubjects(keys),
        );
        const heads = this.#heads();
        const changes = composeChanges(turn.state, missing, subjects, heads, { ...options, nowMs: this.#nowMs() });
        if (changes.records.length === 0 && changes.head === undefined && changes.key === undefined) {
          await turn.abandon();
          this.#written = writtenSize(turn.state, heads.key);
          return found;
        }
        this.#inDoubt = new Set(batch.map(({ recordId }) => recordId));
        if (!(await turn.commit(changes))) return undefined;
        this.#register.remember(subjects);
        this.#written = writtenSize(changes.after, heads.key);
        return new Map([...found, ...changes.records.map(({ recordId, index }) => [recordId, index] as const)]);
      });
      // Lost to another process: nothing was done, so everything is composed anew.
      if (places === undefined) continue;
      this.#inDoubt = new Set();
      return batch.map(({ recordId }) => ({ recordId, index: places.get(recordId) ?? -1 }));
    }
  }

  async #findInDoubt(turn: WriteTurn, batch: readonly PendingRecord[]): Promise<ReadonlyMap<string, number>> {
    const doubted = batch.map(({ recordId }) => recordId).filter((recordId) => this.#inDoubt.has(recordId));
    return doubted.length === 0 ? new Map() : turn.findRecords(doubted);
  }
}

function writtenSize({ logId, size, headSize, keyId }: LogState, key: SigningKey): WrittenSize {
  return { size, headSize, keyId, isSigner: keyId === key.idFor(signerOf(logId)) };
}

async function giveUpOnFailure<T>(turn: WriteTurn, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await turn.abandon().catch(() => undefined);
    throw error;
  }
}
