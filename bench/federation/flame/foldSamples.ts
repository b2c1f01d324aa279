import type { CallFrame, CpuProfile, ProfileNode } from './cpuProfile.ts';
import { fileOf, roomOf, type Room } from './rooms.ts';

/** What a function without a name is called. */
export const ANONYMOUS = '(anonymous)';

/** A stretch of the monotonic clock (microseconds). */
export interface TimeSpan {
  readonly startUs: number;
  readonly endUs: number;
}

/** A function under what calls it, all calls by the same way taken together. */
export interface FlameBox {
  readonly name: string;
  /** Empty where it stands in none. */
  readonly file: string;
  readonly room: Room;
  /** Spent in itself, and with all that it calls (microseconds). */
  readonly selfUs: number;
  readonly totalUs: number;
  /** What it calls, from much time to little. */
  readonly callees: readonly FlameBox[];
}

/**
 * Folds the samples within a span into a tree.
 *
 * - Idle time is left out.
 * - Stacks are synchronous: what goes on after an `await` starts from the event loop again. So Node's own functions at the
 *   root, as `processTicksAndRejections`, say little; they are dropped, and stacks of nothing else stand in one box with the
 *   innermost function alone.
 * - Calls become one box only where the same function was reached by the same way; recursion stays as deep as it went.
 */
export function foldSamples(profile: CpuProfile, { startUs, endUs }: TimeSpan): FlameBox {
  const stackOf = stackReader(profile.nodes);
  const root = growingBox(ALL);
  for (const [id, us] of selfTimes(profile, startUs, endUs)) {
    const stack = stackOf(id);
    if (stack.at(-1)?.functionName === '(idle)') continue;
    let box = root;
    box.totalUs += us;
    for (const frame of withoutNodesRoot(stack)) {
      box = calleeOf(box, frame);
      box.totalUs += us;
    }
    box.selfUs += us;
  }
  return grown(root);
}

/** How long each node was running itself (microseconds). A sample lasts until the next one. */
function selfTimes({ samples, timeDeltas, startTime, endTime }: CpuProfile, startUs: number, endUs: number) {
  const selfUs = new Map<number, number>();
  let atUs = startTime;
  for (const [index, id] of samples.entries()) {
    atUs += timeDeltas[index] ?? 0;
    const lastsUs = timeDeltas[index + 1] ?? Math.max(0, endTime - atUs);
    if (atUs >= startUs && atUs < endUs) selfUs.set(id, (selfUs.get(id) ?? 0) + lastsUs);
  }
  return selfUs;
}

/** Reads the stack of a node, outermost function first, without V8's `(root)`. */
function stackReader(nodes: readonly ProfileNode[]): (id: number) => readonly CallFrame[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  return (id) => {
    const stack: CallFrame[] = [];
    for (let at: number | undefined = id; at !== undefined; at = callers.get(at)) {
      const frame = frames.get(at);
      if (frame !== undefined && frame.functionName !== '(root)') stack.unshift(frame);
    }
    return stack;
  };
}

const ALL = syntheticFrame('all');
const NODE_ALONE = syntheticFrame('node alone');

function syntheticFrame(functionName: string): CallFrame {
  return { functionName, url: '', lineNumber: -1, columnNumber: -1 };
}

function withoutNodesRoot(stack: readonly CallFrame[]): readonly CallFrame[] {
  const first = stack.findIndex((frame) => roomOf(frame) !== 'node');
  return first >= 0 ? stack.slice(first) : [NODE_ALONE, ...stack.slice(-1)];
}

/** A box that more time is still added to. */
interface GrowingBox {
  readonly frame: CallFrame;
  selfUs: number;
  totalUs: number;
  readonly callees: Map<string, GrowingBox>;
}

function growingBox(frame: CallFrame): GrowingBox {
  return { frame, selfUs: 0, totalUs: 0, callees: new Map() };
}

function calleeOf(caller: GrowingBox, frame: CallFrame): GrowingBox {
  const key = `${frame.functionName} ${frame.url} ${frame.lineNumber} ${frame.columnNumber}`;
  const box = caller.callees.get(key) ?? growingBox(frame);
  caller.callees.set(key, box);
  return box;
}

function grown({ frame, selfUs, totalUs, callees }: GrowingBox): FlameBox {
  return {
    name: frame.functionName === '' ? ANONYMOUS : frame.functionName,
    file: fileOf(frame),
    room: roomOf(frame),
    selfUs,
    totalUs,
    callees: [...callees.values()].map(grown).sort((left, right) => right.totalUs - left.totalUs),
  };
}
