import type { KeyObject } from 'node:crypto';
import { readKeyStatement, type KeyStatement } from '../heads/keyStatement.ts';
import { rawPublicKey } from '../heads/publicKey.ts';
import { isSignedBy } from '../heads/signedNote.ts';
import type { Findings } from './finding.ts';

/** The keys of a log, each signed by the one before. */
export class KeyChain {
  readonly #keys: KeyStatement[] = [];
  readonly #logId: string;
  readonly #findings: Findings;

  constructor(logId: string, findings: Findings) {
    this.#logId = logId;
    this.#findings = findings;
  }

  add(note: string): void {
    const position = this.#keys.length;
    const read = readKeyStatement(note);
    if (read === undefined) {
      this.#findings.add('KEY_ALTERED', `The statement of key ${position} cannot be read.`);
      return;
    }
    const { statement } = read;
    const before = this.#keys.at(-1);
    const signer = before ?? statement;
    const isSound =
      statement.logId === this.#logId &&
      statement.since >= (before?.since ?? 0) &&
      (before !== undefined || statement.since === 0) &&
      read.note.keyId === signer.keyId &&
      isSignedBy(read.note, signer.publicKey);
    if (!isSound) {
      const by = before === undefined ? 'by itself' : 'by the key before it';
      this.#findings.add('KEY_ALTERED', `Key ${statement.keyId} is not signed ${by} for this log.`);
    }
    this.#keys.push(statement);
  }

  /** The key that signs heads of so many records. */
  keyFor(size: number): KeyStatement | undefined {
    return this.#keys.findLast(({ since }, position) => since < size || position === 0);
  }

  get keyIds(): readonly string[] {
    return this.#keys.map(({ keyId }) => keyId);
  }

  /** A log that somebody wrote anew has keys of its own: one of them must be the key that was kept outside. */
  expect(trusted: KeyObject): void {
    const raw = rawPublicKey(trusted);
    if (this.#keys.some(({ publicKey }) => rawPublicKey(publicKey).equals(raw))) return;
    this.#findings.add('KEY_NOT_TRUSTED', 'No key of the log is the one that it is held against.');
  }
}
