import { LruCache } from '../../util/lruCache.ts';
import type { FoundSubjects, KnownSubject } from '../store/auditStore.ts';
import type { NewSubject } from '../store/changes.ts';
import type { LogState } from '../store/logState.ts';
import { commitmentOf, subjectKeys, type SubjectKind } from './commitments.ts';
import { Salts } from './salts.ts';

/** Looks subjects up in the store. */
export type FindSubjects = (keys: readonly string[]) => Promise<FoundSubjects>;

/** A subject of a record that waits to be written: its identifier is needed only where it is met for the first time. */
export interface SubjectReference {
  readonly kind: SubjectKind;
  readonly identifier: string;
  readonly key: string;
}

/** Subjects of a batch, by key, and those among them that are new. */
export interface ResolvedSubjects {
  of(reference: SubjectReference): KnownSubject;
  readonly added: readonly NewSubject[];
  /** Those that are not remembered yet, by key. */
  readonly learned: readonly (readonly [string, KnownSubject])[];
}

/** About 250 bytes each. */
const MOST_REMEMBERED = 20_000;

/**
 * Finds or makes the salts of those whom records tell of. What is remembered between batches is a hash under the
 * installation's secret and a commitment, never an identifier; an erasure by any process voids it.
 */
export class SubjectRegister {
  readonly #keyOf: ReturnType<typeof subjectKeys>;
  readonly #salts = new Salts();
  #known = new LruCache<string, KnownSubject>({ maxWeight: MOST_REMEMBERED });
  #erasures = 0;

  constructor(secret: Buffer) {
    this.#keyOf = subjectKeys(secret);
  }

  reference(kind: SubjectKind, identifier: string): SubjectReference {
    return { kind, identifier, key: this.#keyOf(kind, identifier) };
  }

  /** Looks up beforehand, while others may write, what is not remembered. */
  async prefetch(references: readonly SubjectReference[], find: FindSubjects): Promise<FoundSubjects | undefined> {
    const keys = this.#unknownKeys(references);
    return keys.length === 0 ? undefined : find(keys);
  }

  /** Everyone of a batch as of `state`; looks up again only when others have changed the subjects since `prefetched`. */
  async resolve(
    references: readonly SubjectReference[],
    state: LogState,
    prefetched: FoundSubjects | undefined,
    find: FindSubjects,
  ): Promise<ResolvedSubjects> {
    // Then those are unknown as well of whom nothing was looked up beforehand.
    const isVoid = state.erasures !== this.#erasures;
    if (isVoid) this.#forget(state.erasures);
    const subjects = new Map<string, KnownSubject>();
    const unknown = new Map<string, SubjectReference>();
    for (const reference of references) {
      const known = this.#known.get(reference.key);
      if (known === undefined) unknown.set(reference.key, reference);
      else subjects.set(reference.key, known);
    }
    const added: NewSubject[] = [];
    const learned: (readonly [string, KnownSubject])[] = [];
    if (unknown.size > 0) {
      const isCurrent = !isVoid && prefetched?.subjects === state.subjects && prefetched.erasures === state.erasures;
      const { byKey } = isCurrent ? prefetched : await find([...unknown.keys()]);
      for (const [key, reference] of unknown) {
        const subject = byKey.get(key) ?? this.#add(reference, state.subjects + added.length, added);
        subjects.set(key, subject);
        learned.push([key, subject]);
      }
    }
    return {
      added,
      learned,
      of: ({ key }) => {
        const subject = subjects.get(key);
        if (subject === undefined) throw new TypeError('A subject of a batch was not resolved.');
        return subject;
      },
    };
  }

  /** Remembers what now stands in the store. */
  remember({ learned }: ResolvedSubjects): void {
    for (const [key, subject] of learned) this.#known.set(key, subject);
  }

  #unknownKeys(references: readonly SubjectReference[]): string[] {
    const unknown = new Set<string>();
    for (const { key } of references) if (this.#known.get(key) === undefined) unknown.add(key);
    return [...unknown];
  }

  #add({ kind, identifier, key }: SubjectReference, number: number, added: NewSubject[]): KnownSubject {
    const salt = this.#salts.next();
    const commitment = commitmentOf(salt, kind, identifier);
    added.push({ number, key, salt: salt.toString('hex'), commitment });
    return { number, commitment };
  }

  #forget(erasures: number): void {
    this.#known = new LruCache<string, KnownSubject>({ maxWeight: MOST_REMEMBERED });
    this.#erasures = erasures;
  }
}
