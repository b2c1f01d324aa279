import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RunSignal } from '../../src/execute/runSignal.ts';
import { abortSignalOf, Ending, type EndSignal } from '../../src/util/ending.ts';

interface Subject {
  readonly signal: EndSignal;
  readonly abort: (reason?: unknown) => void;
}

/** Both are told apart by nobody who listens. */
const KINDS: Readonly<Record<string, () => Subject>> = {
  'of the platform': () => {
    const controller = new AbortController();
    return { signal: controller.signal, abort: (reason) => controller.abort(reason) };
  },
  'of the gateway': () => {
    const ending = new Ending();
    return { signal: ending, abort: (reason) => ending.abort(reason) };
  },
  'of a run': () => {
    const outer = new Ending();
    return { signal: new RunSignal(outer), abort: (reason) => outer.abort(reason) };
  },
};

describe.each(Object.entries(KINDS))('an end signal %s', (_kind, make) => {
  test('tells its listeners once, in their order, and keeps its first reason', () => {
    const { signal, abort } = make();
    const heard: string[] = [];
    for (const name of ['first', 'second']) signal.addEventListener('abort', () => heard.push(name));
    expect([signal.aborted, signal.reason]).toEqual([false, undefined]);
    expect(() => signal.throwIfAborted()).not.toThrow();
    const reason = new Error('over');
    abort(reason);
    abort(new Error('again'));
    expect(heard).toEqual(['first', 'second']);
    expect([signal.aborted, signal.reason]).toEqual([true, reason]);
    expect(() => signal.throwIfAborted()).toThrow(reason);
  });

  test('without a reason it is an AbortError', () => {
    const { signal, abort } = make();
    abort();
    expect(signal.reason).toMatchObject({ name: 'AbortError' });
  });

  test('who stops listening, or comes too late, hears nothing', () => {
    const { signal, abort } = make();
    const heard: string[] = [];
    const leaving = () => heard.push('left');
    signal.addEventListener('abort', leaving);
    signal.addEventListener('abort', leaving);
    signal.removeEventListener('abort', leaving);
    abort();
    signal.addEventListener('abort', () => heard.push('late'));
    expect(heard).toEqual([]);
  });

  test('whoever comes and goes before it, it tells those who are left, in the order in which they came', () => {
    const steps = fc.array(fc.record({ who: fc.nat(4), comes: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (script) => {
        const { signal, abort } = make();
        const [heard, left] = [[] as number[], new Set<number>()];
        const listeners = [0, 1, 2, 3, 4].map((who) => () => void heard.push(who));
        for (const { who, comes } of script) {
          const listener = listeners[who] ?? abort;
          if (comes) signal.addEventListener('abort', listener);
          else signal.removeEventListener('abort', listener);
          if (comes) left.add(who);
          else left.delete(who);
        }
        abort();
        expect(heard).toEqual([...left]);
      }),
    );
  });

  test.each([true, false])(
    'a library gets a signal that ends with it (asked for after the end: %s)',
    async (isLate) => {
      const { signal, abort } = make();
      const reason = new Error('over');
      if (isLate) abort(reason);
      const platform = abortSignalOf(signal);
      expect(platform).toBeInstanceOf(AbortSignal);
      expect(abortSignalOf(signal)).toBe(platform);
      const fetching = fetch('http://127.0.0.1:1/', { signal: platform });
      abort(reason);
      await expect(fetching).rejects.toBe(reason);
    },
  );
});

describe('a run', () => {
  test('rejects what it waits for when the end comes first, and no longer listens afterwards', async () => {
    const outer = new Ending();
    const run = new RunSignal(outer);
    const never = new Promise<string>(() => undefined);
    const waiting = run.orEnd(never);
    await expect(run.orEnd(Promise.resolve('here'))).resolves.toBe('here');
    const reason = new Error('over');
    outer.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(run.orEnd(never)).rejects.toBe(reason);
  });

  test('released, it outlives what it came from', () => {
    const outer = new Ending();
    const run = new RunSignal(outer);
    run.release();
    outer.abort();
    expect(run.aborted).toBe(false);
    run.abort('given up');
    expect(run.reason).toBe('given up');
  });

  test('is over at once where what it comes from is', () => {
    const outer = new Ending();
    outer.abort('before');
    expect(new RunSignal(outer)).toMatchObject({ aborted: true, reason: 'before' });
  });
});
