import { setMaxListeners } from 'node:events';

/** What a piece of work hears its end from: the platform's `AbortSignal` or the gateway's own `Ending`, and nothing else. */
export interface EndSignal {
  readonly aborted: boolean;
  /** Why it ended; undefined before. */
  readonly reason: unknown;
  /** Throws the reason when it has ended. */
  throwIfAborted(): void;
  /** Calls the listener once when it ends; not when it has ended already. */
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * An `AbortController` and its signal in one, at a twentieth of their price: every request and every call has one, and
 * hardly any of them ever ends early. `abortSignalOf` gives the platform's own to a library that asks for it.
 */
export class Ending implements EndSignal {
  aborted = false;
  reason: unknown = undefined;
  /** Most have one listener at most, and a `Set` costs as much as all the rest. */
  #only: (() => void) | undefined;
  #listeners: Set<() => void> | undefined;
  #platform: AbortSignal | undefined;

  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const [only, listeners] = [this.#only, this.#listeners];
    this.#only = undefined;
    this.#listeners = undefined;
    only?.();
    for (const listener of listeners ?? []) listener();
  }

  throwIfAborted(): void {
    if (this.aborted) throw reasonOf(this);
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (this.aborted) return;
    if (this.#listeners === undefined && (this.#only ?? listener) === listener) this.#only = listener;
    else {
      this.#listeners ??= new Set();
      if (this.#only !== undefined) this.#listeners.add(this.#only);
      this.#only = undefined;
      this.#listeners.add(listener);
    }
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    if (this.#only === listener) this.#only = undefined;
    else this.#listeners?.delete(listener);
  }

  /** The platform's signal that ends with this one; made when it is first asked for. */
  get platformSignal(): AbortSignal {
    if (this.#platform !== undefined) return this.#platform;
    const controller = new AbortController();
    // Whoever listens is ours, and stops listening; Node takes more than ten for a leak.
    setMaxListeners(0, controller.signal);
    if (this.aborted) controller.abort(this.reason);
    else this.addEventListener('abort', () => controller.abort(this.reason));
    return (this.#platform = controller.signal);
  }
}

/** Why it ended, as what is thrown or rejected with; whoever aborts gives an error. */
export function reasonOf(signal: EndSignal): Error {
  return signal.reason as Error;
}

/** The platform's signal for a library that takes no other. */
export function abortSignalOf(signal: EndSignal): AbortSignal {
  return signal instanceof Ending ? signal.platformSignal : (signal as AbortSignal);
}

/**
 * Whether it ended because the time was over; otherwise nobody waits any more. By its name, as errors of the platform need not be
 * instances of this realm's classes. From: DOM, "AbortSignal.timeout".
 */
export function isTimeout(reason: unknown): boolean {
  return typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'TimeoutError';
}
