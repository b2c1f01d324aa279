import { GatewayError } from '../../errors/gatewayError.ts';

/** Writes items durably, all or nothing, and gives a result for each, in order. May be called again with items that failed. */
export type WriteItems<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

export interface GroupCommitOptions {
  /** Longest wait of an item (milliseconds). */
  readonly timeoutMs: number;
  /** Most items that wait, those being written included (count). */
  readonly queueLimit: number;
  readonly mostPerWrite: number;
  /** Longest time after a write in which more gather for the next one: the more it had, the longer (milliseconds). */
  readonly gatherMs: number;
  /** Items that wait, and those that may come soon (count): when all of them wait, no more gather. */
  readonly expected: () => number;
  readonly nowMs: () => number;
  /** Told of every write that failed. */
  readonly onFailure: (error: unknown) => void;
  /** Told when items are refused without trying, and when they are written again. */
  readonly onCondition: (condition: 'down' | 'up') => void;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  deadlineMs: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: GatewayError) => void;
  isSettled: boolean;
}

/** Pause before a write is tried again, and between trials while the store is down (milliseconds). */
const RETRY_MS = 50;
const TRIAL_MS = 250;

/** Items of a write after which more gather for the longest time (count). */
const GATHERED = 16;

/** By how much a timer may be late before it is the process itself that was busy (milliseconds). */
const BUSY_MS = 50;

/**
 * Lets items that come while a write is under way share the next one: no delay where there is no load, and one write for
 * many where there is. A write that fails is tried again until the items' time is up. From then on the store counts as
 * down: items are refused at once, but for one trial now and then, and the first that comes through ends it. Time in which
 * this process could not listen, as it was busy with something else, is not the store's.
 */
export class GroupCommit<Item, Result> {
  readonly #write: WriteItems<Item, Result>;
  readonly #options: GroupCommitOptions;
  #queue: Waiting<Item, Result>[] = [];
  #writing: Waiting<Item, Result>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #dueMs = 0;
  #isDown = false;
  #nextTrialMs = 0;
  #running: Promise<void> | undefined;
  /** Ends the time in which more gather, while it lasts. */
  #stopGathering: (() => void) | undefined;

  constructor(write: WriteItems<Item, Result>, options: GroupCommitOptions) {
    this.#write = write;
    this.#options = options;
  }

  /** Rejects with `AUDIT_OVERLOADED` when too many wait, and `AUDIT_UNAVAILABLE` when it could not be written in time. */
  append(item: Item): Promise<Result> {
    const nowMs = this.#options.nowMs();
    const waiting = this.#queue.length + this.#writing.length;
    if (this.#isDown && (waiting > 0 || this.#running !== undefined || nowMs < this.#nextTrialMs)) {
      return Promise.reject(new GatewayError('AUDIT_UNAVAILABLE'));
    }
    if (waiting >= this.#options.queueLimit) return Promise.reject(new GatewayError('AUDIT_OVERLOADED'));
    return new Promise((resolve, reject) => {
      const deadlineMs = nowMs + this.#options.timeoutMs;
      this.#queue.push({ item, deadlineMs, resolve, reject, isSettled: false });
      if (this.#timer === undefined) this.#expectBy(deadlineMs);
      this.#running ??= this.#run();
      // Nobody else is on the way: to wait for more would be idle.
      if (this.#stopGathering !== undefined && this.#queue.length >= this.#options.expected()) this.#stopGathering();
    });
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    // What is asked for in the same turn of the event loop goes into the first write together.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      this.#writing = this.#queue.splice(0, this.#options.mostPerWrite);
      const count = this.#writing.length;
      try {
        const results = await this.#write(this.#writing.map(({ item }) => item));
        this.#written(results);
        // By the square: few at a time hardly wait, and it is soon worth while.
        const gatherMs = this.#options.gatherMs * Math.min(1, (count - 1) / GATHERED) ** 2;
        if (gatherMs > 0) await this.#gather(gatherMs);
      } catch (error) {
        await this.#failed(error);
      }
    }
    this.#running = undefined;
    this.#stopTimerWhenIdle();
  }

  #gather(mostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#stopGathering = undefined;
        resolve();
      };
      const timer = setTimeout(stop, mostMs);
      this.#stopGathering = stop;
    });
  }

  #written(results: readonly Result[]): void {
    const written = this.#writing;
    this.#writing = [];
    if (this.#isDown) this.#options.onCondition('up');
    this.#isDown = false;
    written.forEach((waiting, at) => {
      const result = results[at];
      if (waiting.isSettled || result === undefined) return;
      waiting.isSettled = true;
      waiting.resolve(result);
    });
  }

  async #failed(error: unknown): Promise<void> {
    const failed = this.#writing;
    this.#writing = [];
    this.#options.onFailure(error);
    this.#queue = [...failed.filter(({ isSettled }) => !isSettled), ...this.#queue];
    if (this.#isDown) {
      this.#nextTrialMs = this.#options.nowMs() + TRIAL_MS;
      this.#refuse(this.#queue.splice(0));
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }

  #expectBy(dueMs: number): void {
    this.#dueMs = dueMs;
    this.#timer = setTimeout(() => this.#expire(), Math.max(1, dueMs - this.#options.nowMs()));
  }

  /** Refuses those whose time is up, and with them everyone who waits behind them. */
  #expire(): void {
    this.#timer = undefined;
    const nowMs = this.#options.nowMs();
    // What the store has said meanwhile was not heard yet, so that everybody waits anew.
    if (nowMs - this.#dueMs > BUSY_MS)
      for (const waiting of [...this.#writing, ...this.#queue]) waiting.deadlineMs = nowMs + this.#options.timeoutMs;
    const isLate = ({ isSettled, deadlineMs }: Waiting<Item, Result>) => !isSettled && deadlineMs <= nowMs;
    if ([...this.#writing, ...this.#queue].some(isLate)) {
      if (!this.#isDown) this.#options.onCondition('down');
      this.#isDown = true;
      this.#nextTrialMs = nowMs + TRIAL_MS;
      this.#refuse([...this.#writing, ...this.#queue.splice(0)]);
    }
    const next = [...this.#writing, ...this.#queue].find(({ isSettled }) => !isSettled);
    if (next !== undefined) this.#expectBy(next.deadlineMs);
  }

  #refuse(waiting: readonly Waiting<Item, Result>[]): void {
    for (const one of waiting) {
      if (one.isSettled) continue;
      one.isSettled = true;
      one.reject(new GatewayError('AUDIT_UNAVAILABLE'));
    }
  }

  #stopTimerWhenIdle(): void {
    if (this.#queue.length > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
