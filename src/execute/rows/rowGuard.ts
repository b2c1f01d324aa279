import { FieldFailure } from '../../model/fieldFailure.ts';
import type { RowScope } from '../../model/rows.ts';
import type { ProjectionRun } from '../writing/projectionRun.ts';
import { ResultNode, type TreeValue } from '../tree/resultNode.ts';
import type { RowVerdicts, SubjectSlot } from './rowVerdicts.ts';

/** What is known of a place at which somebody's objects stand. */
export interface GuardedPlace {
  /** Where an object of a type says whose it is; undefined for objects that are nobody's own. */
  readonly subjectsOn: (typename: string) => readonly SubjectSlot[] | undefined;
  /** Object type of a value; undefined when it does not say, or is none that can stand here. */
  readonly typeOf: (node: ResultNode) => string | undefined;
  /** Whether the objects stand under one that is somebody's itself, and was admitted. */
  readonly isOwned: boolean;
  /** Whether the field's arguments always name whose row is asked for; see `ProjectedField`. */
  readonly asksBySubject: boolean;
}

/** Keeps out of an answer what its reader may not see, and notes whom the rest tells of. */
export class RowGuard {
  readonly #place: GuardedPlace;

  constructor(place: GuardedPlace) {
    this.#place = place;
  }

  /**
   * Whether an item of a list is left out, as if it were not there; whoever writes the answer asks so, as it is counted. So
   * is one that is null or failed: nobody knows whose it was.
   */
  withholdsItem(value: TreeValue, run: ProjectionRun): boolean {
    if (run.verdicts === undefined) return false;
    const isWithheld = this.leavesOut(value, run);
    if (isWithheld && !this.#place.isOwned) run.withheld++;
    if (!isWithheld && value instanceof ResultNode) this.#note(value, run);
    return isWithheld;
  }

  /** The same, for whoever only looks. A list in a list is left out with all that is in it: else it would tell of that. */
  leavesOut(value: TreeValue, run: ProjectionRun): boolean {
    const { verdicts } = run;
    if (verdicts === undefined) return false;
    if (value instanceof ResultNode) return !this.#admits(value, verdicts);
    if (verdicts.rows === undefined) return false;
    return !Array.isArray(value) || value.every((item: TreeValue) => this.leavesOut(item, run));
  }

  /**
   * Whether a single object is refused. Where nobody admitted is asked about, what is not there is refused alike, and what
   * failed in it: a refusal must not tell one from the other.
   */
  refuses(value: TreeValue, run: ProjectionRun): boolean {
    if (run.verdicts === undefined) return false;
    const { rows } = run.verdicts;
    const isRefused =
      value instanceof ResultNode ? !this.#admits(value, run.verdicts) : rows !== undefined && this.#hides(value, rows);
    if (isRefused && !this.#place.isOwned) run.withheld++;
    if (!isRefused && value instanceof ResultNode) this.#note(value, run);
    return isRefused;
  }

  /** Whether a list that is not there is written as one out of which all is left: a null would say that there was none. */
  hidesAbsence({ verdicts }: ProjectionRun): boolean {
    return verdicts?.rows !== undefined && this.#hides(null, verdicts.rows);
  }

  #hides(value: TreeValue, { mayAskFor }: RowScope): boolean {
    const { isOwned, asksBySubject } = this.#place;
    // Who may be asked for need not be admitted, where the scope makes a difference.
    const isAboutAdmitted = isOwned || (asksBySubject && mayAskFor === undefined);
    if (value === null) return !isAboutAdmitted;
    if (!(value instanceof FieldFailure)) return true;
    return value.beneath.length > 0 || !(isAboutAdmitted || value.isOfRequest);
  }

  #admits(node: ResultNode, verdicts: RowVerdicts): boolean {
    const typename = this.#place.typeOf(node);
    if (typename === undefined) return verdicts.rows === undefined;
    const subjects = this.#place.subjectsOn(typename);
    return subjects === undefined || verdicts.admits(node, subjects);
  }

  /** Notes whom an object that goes into the answer is about. */
  #note(node: ResultNode, run: ProjectionRun): void {
    const typename = this.#place.typeOf(node);
    const subjects = typename === undefined ? undefined : this.#place.subjectsOn(typename);
    if (run.verdicts === undefined || subjects === undefined) return;
    run.admitted++;
    if (run.told !== undefined) run.verdicts.tell(node, subjects, run.told);
  }
}
