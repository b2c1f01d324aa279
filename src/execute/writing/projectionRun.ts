import { clientError, type ClientError } from '../../errors/clientError.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Refusal } from '../../model/access.ts';
import type { FieldFailure } from '../../model/fieldFailure.ts';
import type { DeferredFragment, DocumentPlace } from '../../model/operation.ts';
import type { ResponsePath } from '../../model/source.ts';
import type { ErrorParams } from '../../errors/template.ts';
import type { ByteText } from '../../util/byteText.ts';
import type { Leaves } from '../tree/leaves.ts';
import type { RowVerdicts, SubjectNotes } from '../rows/rowVerdicts.ts';
import type { ValueBudget } from '../tree/valueBudget.ts';
import { WarningList } from './warningList.ts';

/** Values that one answer may hold: those of the ministries, and those of the schema's own description. */
export interface ProjectionBudgets {
  readonly data: ValueBudget;
  readonly introspection: ValueBudget;
}

/** A deferred fragment at one place of the answer. */
export interface Opening {
  readonly fragment: DeferredFragment;
  readonly path: ResponsePath;
}

/** What the writing of one answer reads and writes: where it is, and the errors found so far. */
export class ProjectionRun {
  /** Client response keys and list indexes down to the value in hand; pushed and popped on the way. */
  readonly path: (string | number)[] = [];
  readonly warnings = new WarningList();
  /** Deferred fragments whose objects were written, in document order. */
  readonly openings: Opening[] = [];
  /** Objects and lists that did not get into the answer, of operations with deferred fragments. */
  readonly lost: Set<object> | undefined;
  readonly leaves: Leaves;
  /** Whether an object's text is taken again where the object comes again. It then adds no warnings of its own. */
  readonly mayReuse: boolean;
  /** Which objects may be seen; absent when all may, and nobody asks whose they are. */
  readonly verdicts: RowVerdicts | undefined;
  /** Takes whom the answer tells of; absent when nobody asks. */
  readonly told: SubjectNotes | undefined;
  /** Objects that are somebody's and may be seen (count; those that recur count again). */
  admitted = 0;
  /** Objects that are not under an admitted one and were left out or refused, there or not (count). */
  withheld = 0;
  /** Length of the data (bytes). */
  readonly maxBytes: number;
  readonly #budgets: ProjectionBudgets;
  #budget: ValueBudget;
  readonly #maxErrors: number;
  readonly #errors: ClientError[] = [];
  #omitted = 0;

  constructor(
    budgets: ProjectionBudgets,
    maxErrors: number,
    {
      leaves,
      mayReuse,
      maxBytes,
      lost,
      verdicts,
      told,
    }: Pick<ProjectionRun, 'leaves' | 'mayReuse' | 'maxBytes' | 'lost' | 'verdicts' | 'told'>,
  ) {
    this.leaves = leaves;
    this.mayReuse = mayReuse;
    this.lost = lost;
    this.maxBytes = maxBytes;
    this.verdicts = verdicts;
    this.told = told;
    this.#budgets = budgets;
    this.#budget = budgets.data;
    this.#maxErrors = maxErrors;
  }

  /** The budget of what is written just now. */
  get budget(): ValueBudget {
    return this.#budget;
  }

  /** Writes a part of the answer within the budget of introspection. */
  introspecting<Written>(write: () => Written): Written {
    this.#budget = this.#budgets.introspection;
    try {
      return write();
    } finally {
      this.#budget = this.#budgets.data;
    }
  }

  /** Notes fragments that are deferred at the current place. */
  open(fragments: readonly DeferredFragment[]): void {
    const path = [...this.path];
    for (const fragment of fragments) this.openings.push({ fragment, path });
  }

  /** Notes that an object or a list did not get into the answer. `openings`: how many there were when it began. */
  lose(value: object, openings: number): void {
    this.lost?.add(value);
    this.openings.length = openings;
  }

  /** Ends what would become too long. An object that recurs costs little each time, and yet adds up. */
  bound(text: ByteText): ByteText {
    if (text.length > this.maxBytes) throw new GatewayError('ANSWER_TOO_LONG', { limitBytes: this.maxBytes });
    return text;
  }

  /** Adds an error on the current path, or under it where `beneath` says so. */
  report(
    code: string,
    params: ErrorParams,
    place: DocumentPlace | undefined,
    source: string | undefined,
    more: { readonly beneath?: ResponsePath; readonly reason?: string } & Pick<Refusal, 'article' | 'owner'> = {},
  ): void {
    if (this.#errors.length >= this.#maxErrors) {
      this.#omitted++;
      return;
    }
    const { beneath = [], ...told } = more;
    this.#errors.push(
      clientError(code, params, {
        ...(place === undefined ? {} : { locations: [place] }),
        path: [...this.path, ...beneath],
        extensions: { ...(source === undefined ? {} : { source }), ...told },
      }),
    );
  }

  fail(failure: FieldFailure, place: DocumentPlace | undefined, beneath: ResponsePath): void {
    // What lies beneath may be in a row that may not be seen.
    const told = this.verdicts?.rows === undefined ? beneath : [];
    this.report(failure.code, failure.params, place, failure.source, { beneath: told });
  }

  /** Errors so far, listed or not (count). */
  get failures(): number {
    return this.#errors.length + this.#omitted;
  }

  get errors(): readonly ClientError[] {
    if (this.#omitted === 0) return this.#errors;
    return [...this.#errors, clientError('ERRORS_OMITTED', { count: this.#omitted })];
  }
}
