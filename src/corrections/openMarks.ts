import { createPseudonyms } from '../util/pseudonyms.ts';
import type { CorrectionRow } from './correctionTable.ts';

/** An element of an answer whose value its subject disputes. */
export interface CorrectionMark {
  /** Coordinate, as `Person.birthDate`. */
  readonly element: string;
  readonly case: string;
}

/** Marks in one answer at most (count). */
const MOST = 100;

/**
 * Open cases as answers need them: by element and person, the person known by a keyed hash alone. An answer without a
 * disputed element costs one look at each of its coordinates, and nothing when no case is open.
 */
export class OpenMarks {
  readonly #pseudonymOf = createPseudonyms();
  #cases: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map();

  /** Takes these cases for all that are open. */
  replace(rows: readonly Pick<CorrectionRow, 'case_number' | 'element' | 'person_id'>[]): void {
    const cases = new Map<string, Map<string, string>>();
    for (const row of rows) {
      const ofElement = cases.get(row.element) ?? new Map<string, string>();
      cases.set(row.element, ofElement.set(this.#pseudonymOf(row.person_id), row.case_number));
    }
    this.#cases = cases;
  }

  /** Marks of an answer that holds these elements and tells of these persons. */
  of(elements: readonly string[], persons: ReadonlySet<string>): readonly CorrectionMark[] {
    if (this.#cases.size === 0 || persons.size === 0) return [];
    const disputed = elements.filter((element) => this.#cases.has(element));
    if (disputed.length === 0) return [];
    const hashes = [...persons].map((person) => this.#pseudonymOf(person));
    const marks = disputed.flatMap((element) =>
      hashes.flatMap((hash) => {
        const caseNumber = this.#cases.get(element)?.get(hash);
        return caseNumber === undefined ? [] : [{ element, case: caseNumber }];
      }),
    );
    return marks.slice(0, MOST);
  }
}
