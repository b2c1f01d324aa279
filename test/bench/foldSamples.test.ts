import { expect, test } from '@jest/globals';
import type { CpuProfile } from '../../bench/federation/flame/cpuProfile.ts';
import { foldSamples, type FlameBox } from '../../bench/federation/flame/foldSamples.ts';
import { roomShares } from '../../bench/federation/flame/roomShares.ts';

const OWN = 'file:///anywhere/dist/src/execute/write.js';
const UNDICI = 'file:///anywhere/node_modules/undici/lib/dispatcher/client.js';

/** A function with what it calls. */
interface Call {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly callees: readonly Call[];
}

function call(id: number, name: string, url: string, ...callees: readonly Call[]): Call {
  return { id, name, url, callees };
}

/** A profile of some calls with a sample each 10 µs from 1,000 µs on, each of the function with that number. */
function profileOf(calls: readonly Call[], samples: readonly number[]): CpuProfile {
  const nodesOf = ({ id, name, url, callees }: Call): CpuProfile['nodes'] => [
    {
      id,
      callFrame: { functionName: name, url, lineNumber: 1, columnNumber: 1 },
      children: callees.map((callee) => callee.id),
    },
    ...callees.flatMap(nodesOf),
  ];
  const timeDeltas = samples.map(() => 10);
  const nodes = nodesOf(call(0, '(root)', '', ...calls));
  return { nodes, samples, timeDeltas, startTime: 990, endTime: 1000 + samples.length * 10 };
}

/** A line per box: indented by depth, its time (µs). */
function printed({ name, totalUs, callees }: FlameBox, indent = ''): string {
  return [`${indent}${name} ${totalUs}`, ...callees.map((callee) => printed(callee, `${indent}  `))].join('\n');
}

const WHOLE = { startUs: 0, endUs: 10_000 };
const TICKS = 'node:internal/process/task_queues';

test('samples of the same way to the same function are one box, and recursion stays as deep as it went', () => {
  const write = call(1, 'write', OWN, call(2, 'write', OWN), call(3, 'leaf', OWN));
  expect(printed(foldSamples(profileOf([write], [1, 2, 2, 3]), WHOLE))).toBe(
    ['all 40', '  write 40', '    write 20', '    leaf 10'].join('\n'),
  );
});

test("Node's functions at the root are dropped, so that what they lead to is one box", () => {
  const ticks = call(1, 'processTicks', TICKS, call(2, 'write', OWN, call(3, 'from', 'node:buffer')));
  const read = call(4, 'onStreamRead', 'node:internal/stream_base_commons', call(5, 'write', OWN));
  expect(printed(foldSamples(profileOf([ticks, read], [2, 3, 5]), WHOLE))).toBe(
    ['all 30', '  write 30', '    from 10'].join('\n'),
  );
});

test("stacks of Node's functions alone stand in one box with the innermost one", () => {
  const ticks = call(1, 'processTicks', TICKS, call(2, 'runMicrotasks', ''));
  expect(printed(foldSamples(profileOf([ticks, call(3, '(program)', '')], [2, 2, 3]), WHOLE))).toBe(
    ['all 30', '  node alone 30', '    runMicrotasks 20', '    (program) 10'].join('\n'),
  );
});

test('idle time and samples outside of the span are left out', () => {
  const profile = profileOf([call(1, 'write', OWN), call(2, '(idle)', '')], [1, 1, 2, 1, 1]);
  expect(printed(foldSamples(profile, { startUs: 1010, endUs: 1040 }))).toBe(['all 20', '  write 20'].join('\n'));
});

test('each room has the time of its own functions, without what they call', () => {
  const profile = profileOf(
    [call(1, 'write', OWN, call(2, 'dispatch', UNDICI)), call(3, '(garbage collector)', '')],
    [1, 1, 2, 3],
  );
  expect(roomShares(foldSamples(profile, WHOLE)).filter(([, share]) => share > 0)).toEqual([
    ['src/execute', 0.5],
    ['undici', 0.25],
    ['garbage collector', 0.25],
  ]);
});
