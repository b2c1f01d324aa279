import { clientError } from '../../errors/clientError.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { LaterParts, PendingPart } from '../../model/executedAnswer.ts';
import type { CompiledOperation } from '../compileOperation.ts';
import { deliverPart, pathKey, type AnnouncedPlaces } from './deliverPart.ts';
import type { ExecutionRun } from '../executionRun.ts';
import type { Opening, ProjectionRun } from '../writing/projectionRun.ts';
import { newNotes, type SubjectNotes } from '../rows/rowVerdicts.ts';

/** Deferred fragments that were announced and are still to come, in the order in which they stand in the document. */
class PendingFragments {
  readonly #places = new Map<string, Map<string, PendingPart>>();
  #announced = 0;

  announce(openings: readonly Opening[]): readonly PendingPart[] {
    return openings.map(({ fragment, path }) => {
      const { label } = fragment;
      const part = { id: String(this.#announced++), path, ...(label === undefined ? {} : { label }) };
      let places = this.#places.get(fragment.id);
      if (places === undefined) this.#places.set(fragment.id, (places = new Map<string, PendingPart>()));
      places.set(pathKey(path), part);
      return part;
    });
  }

  get size(): number {
    return this.#places.size;
  }

  get fragments(): readonly string[] {
    return [...this.#places.keys()];
  }

  take(fragment: string): AnnouncedPlaces {
    const places = this.#places.get(fragment) ?? new Map<string, PendingPart>();
    this.#places.delete(fragment);
    return places;
  }
}

/** What the later parts of an answer come from. */
export interface LaterWork {
  readonly run: ExecutionRun;
  readonly compiled: CompiledOperation;
  /** Settles when everything that a fragment waits for is over. */
  readonly readyOf: (fragment: string) => Promise<unknown>;
  /** Starts the writing of one part. */
  readonly startProjection: (notes: SubjectNotes | undefined) => ProjectionRun;
}

/**
 * Announces what is deferred in the first part of an answer, and what comes of it: each fragment as soon as its sources
 * have answered. Undefined when nothing was deferred after all.
 */
export function laterParts(
  work: LaterWork,
  openings: readonly Opening[],
): { readonly pending: readonly PendingPart[]; readonly parts: AsyncGenerator<LaterParts> } | undefined {
  const waiting = new PendingFragments();
  const pending = waiting.announce(openings);
  return pending.length === 0 ? undefined : { pending, parts: deliverAll(work, waiting) };
}

async function* deliverAll(work: LaterWork, waiting: PendingFragments): AsyncGenerator<LaterParts> {
  const ready = new Set<string>();
  const arrivals = new Map<string, Promise<void>>();
  const arrivalOf = (fragment: string): Promise<void> => {
    let arrival = arrivals.get(fragment);
    if (arrival === undefined)
      arrivals.set(fragment, (arrival = work.readyOf(fragment).then(() => void ready.add(fragment))));
    return arrival;
  };
  const delivered = new Set<string>();
  try {
    while (waiting.size > 0) {
      await Promise.race(waiting.fragments.map(arrivalOf));
      yield deliverReady(work, waiting, ready, delivered);
    }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const errors = [clientError(error.code, error.params)];
    const completed = waiting.fragments.flatMap((fragment) =>
      [...waiting.take(fragment).values()].map(({ id }) => ({ id, errors })),
    );
    yield { pending: [], incremental: [], completed, fragments: [], hasNext: false };
  }
}

function deliverReady(
  { run, compiled, startProjection }: LaterWork,
  waiting: PendingFragments,
  ready: ReadonlySet<string>,
  delivered: Set<string>,
): LaterParts {
  const pending: PendingPart[] = [];
  const incremental: LaterParts['incremental'][number][] = [];
  const completed: LaterParts['completed'][number][] = [];
  const fragments = waiting.fragments.filter((id) => ready.has(id));
  const notes = run.isRecorded ? newNotes() : undefined;
  for (const fragment of fragments) {
    const projection = startProjection(notes);
    const places = waiting.take(fragment);
    const part = deliverPart(compiled, run.root, fragment, delivered, places, projection);
    delivered.add(fragment);
    pending.push(...waiting.announce(projection.openings));
    incremental.push(...part.incremental);
    completed.push(...part.completed);
  }
  return { pending, incremental, completed, fragments, ...(notes && { told: notes }), hasNext: waiting.size > 0 };
}
