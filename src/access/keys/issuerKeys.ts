import { GatewayError } from '../../errors/gatewayError.ts';
import { tokenError } from '../token/tokenError.ts';
import type { IssuerKey } from './readKeySet.ts';

/** Pause before keys are read again for a key that is not among them (milliseconds). */
const COOL_DOWN_MS = 5_000;

/** The same after a failure: an issuer that is back is to be noticed soon (milliseconds). */
const COOL_DOWN_AFTER_FAILURE_MS = 1_000;

/** Share of their time after which keys are read again beside the requests, so that none has to wait for it. */
const AHEAD = 0.8;

export interface IssuerKeysParts {
  /** Reads the keys anew; rejects when they cannot be read. */
  readonly read: () => Promise<readonly IssuerKey[]>;
  readonly nowMs: () => number;
  /** Age at which keys are read again (milliseconds). */
  readonly refreshMs: number;
  /** Age up to which they are believed while they cannot be read (milliseconds). */
  readonly keepMs: number;
  /** Hears of every attempt to read: `undefined`, or why it failed. */
  readonly onRead?: (failure: unknown) => void;
}

/**
 * The keys of one issuer: read when first needed, kept, read again as they age and when an unknown one is asked for.
 *
 * - a key that the issuer removes is believed for `refreshMs` at most while the issuer can be read, and for `keepMs` at
 *   most while it cannot
 * - however many ask for unknown keys, the issuer is asked once at a time, and not again before a pause
 * - while the issuer cannot be read, requests with known keys do not wait for it
 */
export class IssuerKeys {
  readonly #parts: IssuerKeysParts;
  #keys: ReadonlyMap<string, IssuerKey> = new Map();
  #readMs = Number.NEGATIVE_INFINITY;
  #triedMs = Number.NEGATIVE_INFINITY;
  #failure: { readonly cause: unknown } | undefined;
  #reading: Promise<void> | undefined;

  constructor(parts: IssuerKeysParts) {
    this.#parts = parts;
  }

  /** Whether a key that was found before may still be believed without asking. */
  isCurrent(key: IssuerKey): boolean {
    const { refreshMs, keepMs } = this.#parts;
    const age = this.#age();
    if (age >= refreshMs * AHEAD) void this.#read();
    return age < (this.#failure === undefined ? refreshMs : keepMs) && this.#keys.get(key.id) === key;
  }

  /** Finds the key that a token names; rejects with `TOKEN_INVALID` or `TOKEN_ISSUER_UNREACHABLE`. */
  async find(keyId: string | undefined, algorithm: string): Promise<IssuerKey> {
    const { refreshMs, keepMs } = this.#parts;
    if (this.#age() >= refreshMs) {
      const reading = this.#read();
      if (this.#failure === undefined || this.#age() >= keepMs) await reading;
    }
    if (this.#age() < keepMs) {
      const known = this.#match(keyId, algorithm);
      if (known !== undefined) return known;
      await this.#read();
      const added = this.#match(keyId, algorithm);
      if (added !== undefined) return added;
    }
    if (this.#failure === undefined) throw tokenError('kid');
    throw new GatewayError('TOKEN_ISSUER_UNREACHABLE', {}, this.#failure);
  }

  /** The one key of that name, or, for a token that names none, the one key of that kind. */
  #match(keyId: string | undefined, algorithm: string): IssuerKey | undefined {
    const fitting = [...this.#keys.values()].filter(
      (key) => (keyId === undefined || key.keyId === keyId) && key.algorithms.some((known) => known === algorithm),
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  #age(): number {
    return this.#parts.nowMs() - this.#readMs;
  }

  /** Reads the keys unless that was tried just now; never rejects. */
  #read(): Promise<void> {
    const pause = this.#failure === undefined ? COOL_DOWN_MS : COOL_DOWN_AFTER_FAILURE_MS;
    if (this.#reading === undefined && this.#parts.nowMs() - this.#triedMs < pause) return Promise.resolve();
    return (this.#reading ??= this.#readNow().finally(() => (this.#reading = undefined)));
  }

  async #readNow(): Promise<void> {
    const { read, nowMs, onRead } = this.#parts;
    try {
      const keys = await read();
      // What is unchanged stays the same object: tokens that were verified with it stay believed.
      this.#keys = new Map(keys.map((key) => [key.id, this.#keys.get(key.id) ?? key]));
      this.#readMs = nowMs();
      this.#failure = undefined;
    } catch (cause) {
      this.#failure = { cause };
    }
    this.#triedMs = nowMs();
    onRead?.(this.#failure?.cause);
  }
}
