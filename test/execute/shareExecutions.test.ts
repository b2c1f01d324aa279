import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Executor } from '../../src/execute/createExecutor.ts';
import { shareExecutions } from '../../src/execute/shareExecutions.ts';
import type { ExecutedAnswer } from '../../src/model/executedAnswer.ts';
import type { NormalisedOperation } from '../../src/model/operation.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { RowScope } from '../../src/model/rows.ts';
import type { RequestContext, Source } from '../../src/model/source.ts';
import { Ending, type EndSignal } from '../../src/util/ending.ts';

type Asked = Parameters<Executor['execute']>;
interface Execution {
  readonly asked: Asked;
  readonly signal: EndSignal;
  readonly answer: (data: string) => void;
  readonly fail: (error: Error) => void;
}

const QUERY = { kind: 'query', deferred: [] } as unknown as NormalisedOperation;
const MUTATION = { ...QUERY, kind: 'mutation' } as NormalisedOperation;
const CONTEXT: RequestContext = { requestId: 'r', wantsProvenance: false };
const planOf = (...sources: string[]) => ({ fetches: sources.map((source) => ({ source })) }) as unknown as Plan;
const OPEN = planOf('open', 'open');

let executions: Execution[];
let executor: Executor;
let timeMs: number;

/** An executor whose answers come when they are told to. */
beforeEach(() => {
  executions = [];
  timeMs = 0;
  const held = {
    execute: (...asked: Asked) =>
      new Promise<ExecutedAnswer>((resolve, reject) => {
        const answer = (data: string) => resolve({ data: [data], errors: [] });
        executions.push({ asked, signal: asked[4], answer, fail: reject });
      }),
  } as Executor;
  const sources = new Map([
    ['open', { sharesReads: true } as Source],
    ['other', {} as Source],
  ]);
  executor = shareExecutions(held, sources, () => timeMs);
});
afterEach(() => {
  for (const { answer } of executions) answer('late');
});

/** Asks for the usual, but for what is told. */
function ask(changes: {
  readonly plan?: Plan;
  readonly operation?: NormalisedOperation;
  readonly variables?: Asked[2];
  readonly context?: Partial<RequestContext>;
  readonly signal?: Ending;
  readonly access?: Asked[5];
}): Promise<ExecutedAnswer> {
  const { plan = OPEN, operation = QUERY, variables = { v0: 1 }, context, signal = new Ending(), access } = changes;
  return executor.execute(plan, operation, variables, { ...CONTEXT, ...context }, signal, access);
}

test('the same query is executed once while its answer is on its way, and no longer', async () => {
  const [first, second] = [ask({}), ask({ context: { requestId: 'another' } })];
  expect(executions).toHaveLength(1);
  executions[0]?.answer('1');
  expect(await Promise.all([first, second])).toEqual([
    { data: ['1'], errors: [] },
    { data: ['1'], errors: [] },
  ]);
  void ask({});
  expect(executions).toHaveLength(2);
});

test.each<readonly [string, Parameters<typeof ask>[0]]>([
  ['other values', { variables: { v0: 2 } }],
  ['values that were left out', { variables: {} }],
  ['another plan, as a source is down', { plan: planOf('open') }],
  ['another operation', { operation: { ...QUERY } }],
  ['a source that does not share', { plan: planOf('open', 'other') }],
  ['no source at all', { plan: planOf() }],
  ['a caller', { context: { officer: 'b' } }],
  ['a purpose', { context: { purpose: 'b' } }],
  ['headers of its own', { context: { headersFor: () => Promise.resolve({}) } }],
  ['provenance', { context: { wantsProvenance: true } }],
  ['rows that are guarded', { access: { rows: { admits: () => true } as unknown as RowScope } }],
  ['a record', { access: { isRecorded: true } }],
  ['deferred parts', { operation: { ...QUERY, deferred: [{ id: 'd0', path: [] }] } }],
  ['what the caller sees of the schema', { operation: { ...QUERY, introspection: {} } as NormalisedOperation }],
  ['nobody who waits any more', { signal: ended() }],
])('not with %s', (_, different) => {
  void ask({});
  void ask(different);
  expect(executions).toHaveLength(2);
});

test('whoever asks after a mutation, or during one, gets no answer of before it or of meanwhile', async () => {
  const before = ask({});
  const mutation = ask({ operation: MUTATION });
  const meanwhile = ask({});
  expect(executions).toHaveLength(3);
  executions[1]?.answer('changed');
  await mutation;
  const after = ask({});
  expect(executions).toHaveLength(4);
  ['old', 'changed', 'either', 'new'].forEach((data, at) => executions[at]?.answer(data));
  const told = await Promise.all([before, meanwhile, after]);
  expect(told.map(({ data }) => data)).toEqual([['old'], ['either'], ['new']]);
});

test('a mutation is always executed, also after one that failed', async () => {
  const first = ask({ operation: MUTATION });
  void ask({ operation: MUTATION });
  expect(executions).toHaveLength(2);
  executions[0]?.fail(new Error('refused'));
  await expect(first).rejects.toThrow('refused');
  void ask({});
  void ask({});
  expect(executions).toHaveLength(3);
});

test('who comes late executes anew: the time of the first one is not theirs', () => {
  void ask({});
  timeMs = 99;
  void ask({});
  expect(executions).toHaveLength(1);
  timeMs = 100;
  void ask({});
  timeMs = 150;
  void ask({});
  expect(executions).toHaveLength(2);
});

test('who leaves takes nothing from the others; the last one ends the execution', () => {
  const [one, two] = [new Ending(), new Ending()];
  void ask({ signal: one });
  void ask({ signal: two });
  one.abort();
  expect(executions[0]?.signal.aborted).toBe(false);
  two.abort();
  expect(executions[0]?.signal.aborted).toBe(true);
  void ask({});
  expect(executions).toHaveLength(2);
});

test('when the time of one is over, all get what there is', () => {
  const [one, two] = [new Ending(), new Ending()];
  void ask({ signal: one });
  void ask({ signal: two });
  const over = new DOMException('over', 'TimeoutError');
  one.abort(over);
  expect(executions[0]?.signal.reason).toBe(over);
});

test('a fault is told to all who wait, and not remembered', async () => {
  const [first, second] = [ask({}), ask({})];
  executions[0]?.fail(new Error('ours'));
  await expect(first).rejects.toThrow('ours');
  await expect(second).rejects.toThrow('ours');
  const third = ask({});
  executions[1]?.answer('back');
  expect((await third).data).toEqual(['back']);
});

test('whose answer came is not listened to any more', async () => {
  const signal = new Ending();
  const first = ask({ signal });
  executions[0]?.answer('1');
  await first;
  void ask({});
  signal.abort();
  expect(executions[1]?.signal.aborted).toBe(false);
});

function ended(): Ending {
  const signal = new Ending();
  signal.abort();
  return signal;
}
