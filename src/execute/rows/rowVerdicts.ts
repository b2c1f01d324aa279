import type { RowScope, SubjectKind } from '../../model/rows.ts';
import type { ByteText } from '../../util/byteText.ts';
import { decodeJson } from '../reading/byteJson.ts';
import { isLeaf, type Leaf, type Leaves } from '../tree/leaves.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import { type TreeValue } from '../tree/resultNode.ts';

/** Where an object of some type says whose it is. */
export interface SubjectSlot {
  readonly slot: number;
  readonly kind: SubjectKind;
}

/** Takes whom an answer tells of, or a part of it. */
export interface SubjectNotes {
  readonly persons: Set<string>;
  readonly organisations: Set<string>;
}

export function newNotes(): SubjectNotes {
  return { persons: new Set(), organisations: new Set() };
}

/** What became of a value that says whose an object is. */
interface Verdict {
  readonly value: string;
  readonly isAdmitted: boolean;
}

/** Decides for one request which objects may be seen; each value is decided once. */
export class RowVerdicts {
  /** Undefined: all of them may be seen, and whose they are is only noted. */
  readonly rows: RowScope | undefined;
  readonly #leaves: Leaves;
  readonly #known = new Map<SubjectKind, Map<Leaf, Verdict>>();

  constructor(rows: RowScope | undefined, leaves: Leaves) {
    this.rows = rows;
    this.#leaves = leaves;
  }

  /**
   * Whether an object may be seen: one of those whose it is must be admitted. The same node stands for an object that recurs:
   * once admitted, it is not looked at again.
   */
  admits(node: ResultNode, subjects: readonly SubjectSlot[]): boolean {
    if (this.rows === undefined || node.judged === this) return true;
    const isAdmitted = subjects.some(({ slot, kind }) => this.#admitsValue(kind, node.slots[slot]));
    if (isAdmitted) node.judged = this;
    return isAdmitted;
  }

  /** Adds to `told` whom an object is about. */
  tell(node: ResultNode, subjects: readonly SubjectSlot[], told: SubjectNotes): void {
    if (node.told === told) return;
    node.told = told;
    for (const { slot, kind } of subjects) this.#tell(kind, node.slots[slot], told);
  }

  /** Whether it is certain already that an object may not be seen; one that was admitted is not looked at again. */
  forbids(node: ResultNode, subjects: readonly SubjectSlot[]): boolean {
    if (this.rows === undefined || node.judged === this) return false;
    const { slots } = node;
    let isCertain = true;
    for (const { slot, kind } of subjects) {
      const value = slots[slot];
      if (value === undefined) isCertain = false;
      else if (this.#admitsValue(kind, value)) {
        node.judged = this;
        return false;
      }
    }
    return isCertain;
  }

  #admitsValue(kind: SubjectKind, value: TreeValue): boolean {
    if (isLeaf(value)) return this.#verdictOf(kind, value)?.isAdmitted === true;
    return Array.isArray(value) && value.some((item: TreeValue) => this.#admitsValue(kind, item));
  }

  #tell(kind: SubjectKind, value: TreeValue, told: SubjectNotes): void {
    if (kind !== 'person' && kind !== 'organisation') return;
    if (isLeaf(value)) {
      const known = this.#verdictOf(kind, value);
      if (known !== undefined) (kind === 'person' ? told.persons : told.organisations).add(known.value);
    } else if (Array.isArray(value)) for (const item of value as readonly TreeValue[]) this.#tell(kind, item, told);
  }

  /** An object is asked about more than once: the second time its leaf need not be cut out. */
  #verdictOf(kind: SubjectKind, leaf: Leaf): Verdict | undefined {
    let ofKind = this.#known.get(kind);
    if (ofKind === undefined) this.#known.set(kind, (ofKind = new Map<Leaf, Verdict>()));
    let verdict = ofKind.get(leaf);
    if (verdict !== undefined) return verdict;
    const raw = this.#leaves.text(leaf);
    verdict = ofKind.get(raw) ?? this.#judge(kind, raw);
    if (verdict === undefined) return undefined;
    ofKind.set(raw, verdict);
    if (leaf !== raw) ofKind.set(leaf, verdict);
    return verdict;
  }

  #judge(kind: SubjectKind, raw: ByteText): Verdict | undefined {
    const said = decodeJson(raw);
    // A subject is a text, or a number where a source writes an ID as one; anything else names nobody.
    if (typeof said !== 'string' && typeof said !== 'number') return undefined;
    const value = String(said);
    return { value, isAdmitted: value !== '' && this.rows?.admits(kind, value) !== false };
  }
}
