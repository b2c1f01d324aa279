import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { RequestContext, SourceTextAnswer, SourceTextRequest } from '../../../src/model/source.ts';
import { shareReads } from '../../../src/sources/guard/shareReads.ts';
import type { EndSignal } from '../../../src/util/ending.ts';

/** A source whose answers come when they are told to. */
function heldSource() {
  const calls: { readonly signal: EndSignal; answer(body: string): void; fail(error: Error): void }[] = [];
  const ask = shareReads(
    ({ signal }) =>
      new Promise<SourceTextAnswer>((resolve, reject) => {
        const answer = (body: string) =>
          resolve({
            body,
            cost: { httpCalls: 1, sqlStatements: 0, bytes: 0 },
            readErrors: () => [],
            readAsOf: () => [],
          });
        calls.push({ signal, answer, fail: reject });
      }),
  );
  return { calls, ask };
}

function request(
  changes: Partial<SourceTextRequest> & { readonly caller?: Partial<RequestContext> } = {},
): SourceTextRequest {
  const { caller, text = '{ a }', ...rest } = changes;
  return {
    text,
    document: parse(text),
    variablesText: '{}',
    context: { requestId: 'r', wantsProvenance: false, ...caller },
    signal: new AbortController().signal,
    ...rest,
  };
}

test('the same read of the same caller is sent once, and both get the answer', async () => {
  const { calls, ask } = heldSource();
  const [first, second] = [ask(request()), ask(request({ caller: { requestId: 'another' } }))];
  expect(calls).toHaveLength(1);
  calls[0]?.answer('x');
  expect([(await first).body, (await second).body]).toEqual(['x', 'x']);
  void ask(request());
  expect(calls).toHaveLength(2);
});

const CALLER = { officer: 'a', agency: 'a', role: 'a', purpose: 'a', caseId: 'a', headers: { a: 'a' } };
/** Longer than what a read is found by. */
const VALUES = `{"v0":"1${'0'.repeat(100)}"}`;

test.each<readonly [string, Parameters<typeof request>[0]]>([
  ['other officers', { caller: { ...CALLER, officer: 'b' } }],
  ['other agencies', { caller: { ...CALLER, agency: 'b' } }],
  ['other roles', { caller: { ...CALLER, role: 'b' } }],
  ['other purposes', { caller: { ...CALLER, purpose: 'b' } }],
  ['no purpose', { caller: { ...CALLER, purpose: undefined } }],
  ['other cases', { caller: { ...CALLER, caseId: 'b' } }],
  ['other headers', { caller: { ...CALLER, headers: { a: 'b' } } }],
  ['who wants to know where it comes from', { caller: { ...CALLER, wantsProvenance: true } }],
  ['other values', { variablesText: VALUES.replace('00"', '01"') }],
  ['values that differ at their beginning', { variablesText: VALUES.replace('1', '2') }],
  ['other questions', { text: '{ b }' }],
])('%s are asked for themselves', (_, change) => {
  const { calls, ask } = heldSource();
  const same = { caller: CALLER, variablesText: VALUES };
  for (const changes of [{}, {}, change, change]) void ask(request({ ...same, ...changes }));
  expect(calls).toHaveLength(2);
});

test('of many reads under way each finds its like, whoever ends first', async () => {
  const { calls, ask } = heldSource();
  const values = Array.from({ length: 300 }, (_, at) => VALUES.replace('1', String(at).padStart(3, '0')));
  const answers = [...values, ...values].map((variablesText) => ask(request({ variablesText })));
  expect(calls).toHaveLength(values.length);
  for (const at of [...values.keys()].reverse()) calls[at]?.answer(String(at));
  const told = await Promise.all(answers);
  expect(told.map(({ body }) => Number(body))).toEqual([...values.keys(), ...values.keys()]);
  void ask(request({ variablesText: values[7] ?? '' }));
  expect(calls).toHaveLength(values.length + 1);
});

test('a mutation is always sent', () => {
  const { calls, ask } = heldSource();
  for (let times = 0; times < 2; times += 1) void ask(request({ text: 'mutation { a }' }));
  expect(calls).toHaveLength(2);
});

test('what follows a change, as an event, is asked for itself', () => {
  const { calls, ask } = heldSource();
  void ask(request());
  void ask(request({ caller: { isAfterChange: true } }));
  void ask(request({ caller: { isAfterChange: true } }));
  expect(calls).toHaveLength(3);
});

test('whoever asks after a mutation, or during one, gets no answer of before it or of meanwhile', async () => {
  const { calls, ask } = heldSource();
  const before = ask(request());
  const mutation = ask(request({ text: 'mutation { a }' }));
  const meanwhile = ask(request());
  expect(calls).toHaveLength(3);
  calls[1]?.answer('changed');
  await mutation;
  const after = ask(request());
  expect(calls).toHaveLength(4);
  calls[0]?.answer('old');
  calls[2]?.answer('either');
  expect([(await before).body, (await meanwhile).body]).toEqual(['old', 'either']);
  const later = ask(request());
  expect(calls).toHaveLength(4);
  calls[3]?.answer('new');
  expect([(await after).body, (await later).body]).toEqual(['new', 'new']);
});

test('who leaves does not take the answer from others; the last one ends the call', async () => {
  const { calls, ask } = heldSource();
  const [one, two] = [new AbortController(), new AbortController()];
  const [first, second] = [ask(request({ signal: one.signal })), ask(request({ signal: two.signal }))];
  one.abort(new Error('left'));
  await expect(first).rejects.toThrow('left');
  expect(calls[0]?.signal.aborted).toBe(false);
  two.abort(new Error('left too'));
  await expect(second).rejects.toThrow('left too');
  expect(calls[0]?.signal.aborted).toBe(true);
  void ask(request());
  expect(calls).toHaveLength(2);
});

test('a failure is told to all who wait, and not remembered', async () => {
  const { calls, ask } = heldSource();
  const [first, second] = [ask(request()), ask(request())];
  calls[0]?.fail(new Error('down'));
  await expect(first).rejects.toThrow('down');
  await expect(second).rejects.toThrow('down');
  const third = ask(request());
  calls[1]?.answer('back');
  expect((await third).body).toBe('back');
});
