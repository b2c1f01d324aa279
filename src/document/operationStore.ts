import type { NormalisedOperation } from '../model/operation.ts';
import { LruCache } from '../util/lruCache.ts';
import { hoistedBytes, operationBytes } from './cacheWeights.ts';
import type { AskedArguments } from './askedSubjects.ts';
import type { Term } from './cost/term.ts';
import type { HoistedValue } from './hoistArguments.ts';
import type { Normalised } from './normalise.ts';
import { structureKey, withoutPlaces } from './structureKey.ts';

/** Bounds of the caches (bytes), as measured by `cacheWeights`. */
const STRUCTURES_BYTES = 56 * 1024 * 1024;
const VARIANTS_BYTES = 16 * 1024 * 1024;

/** What documents share that differ in written values: what is planned and compiled once. */
interface Structure {
  readonly operation: NormalisedOperation;
  readonly cost: Term;
  readonly placesKey: string;
  /** Stands for documents whose fields stand at other places; made when there is one. */
  general?: NormalisedOperation;
}

/** What a document has of its own. */
interface Variant {
  readonly structure: string;
  /** Whether its fields stand where those of the structure's first document do. */
  readonly hasPlaces: boolean;
  readonly hoisted: readonly HoistedValue[];
  readonly asked: readonly AskedArguments[];
}

interface Weighed<Value> {
  readonly value: Value;
  readonly bytes: number;
}

function weighedCache<Value>(maxWeight: number): LruCache<string, Weighed<Value>> {
  return new LruCache({ maxWeight, weigh: ({ bytes }) => bytes });
}

/**
 * Normalised operations by document, operation, conditions and profile. Those that differ in nothing but the values that
 * they have written out share one operation, so that it is planned and compiled once. Where such values are of different
 * lengths, fields behind them stand at other places: these documents share an operation whose errors have a path, but no
 * location.
 */
export class OperationStore {
  readonly #variants = weighedCache<Variant>(VARIANTS_BYTES);
  readonly #structures = weighedCache<Structure>(STRUCTURES_BYTES);

  get(key: string): Normalised | undefined {
    const variant = this.#variants.get(key)?.value;
    const structure = variant && this.#structures.get(variant.structure)?.value;
    return structure && operationOf(structure, variant);
  }

  /**
   * Keeps what a document's operation came to, and returns it with the operation that it shares with others.
   *
   * - `profileId`: operations of different profiles are not shared, even where nothing is refused
   */
  put(key: string, { operation, hoisted, asked, cost }: Normalised, text: string, profileId: string): Normalised {
    const structureId = `${profileId} ${structureKey(operation, false)}`;
    const placesKey = structureKey(operation, true);
    let structure = this.#structures.get(structureId)?.value;
    if (structure === undefined) {
      structure = { operation, cost, placesKey };
      // Twice, because a general one may be made of it later.
      this.#structures.set(structureId, { value: structure, bytes: 2 * operationBytes(operation, text) });
    }
    const variant = { structure: structureId, hasPlaces: structure.placesKey === placesKey, hoisted, asked };
    this.#variants.set(key, {
      value: variant,
      bytes: hoistedBytes([...hoisted, ...asked.flatMap(({ values }) => values)]),
    });
    return operationOf(structure, variant);
  }
}

function operationOf(structure: Structure, { hasPlaces, hoisted, asked }: Variant): Normalised {
  const operation = hasPlaces ? structure.operation : (structure.general ??= withoutPlaces(structure.operation));
  return { operation, hoisted, asked, cost: structure.cost };
}
