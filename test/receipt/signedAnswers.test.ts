import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { AnswerRequest, GatewayRequest } from '../../src/model/gateway.ts';
import { KEY_FILE, openAnswerKeys } from '../../src/receipt/keyFile.ts';
import { verifyAnswer } from '../../src/receipt/verifyAnswer.ts';
import { withSignatures } from '../../src/answer/signedAnswers.ts';
import { fakeDoor, text } from '../server/fakeDoor.ts';

const keys = openAnswerKeys(join(mkdtempSync(join(tmpdir(), 'lienthong-signed-')), KEY_FILE));
const recorded = { recordId: 'a-record', purpose: 'OPEN_DATA', operationHash: 'ab' };
const accepts: GatewayRequest['accepts'][] = [];
const answer: AnswerRequest = (request) => {
  accepts.push(request.accepts);
  request.onRecorded?.(recorded);
  return Promise.resolve({ kind: 'complete', body: text({ data: { name: 'Hà Nội' } }) });
};
const door = await fakeDoor(withSignatures(answer, keys.signing, { nowMs: () => 1_795_000_000_000 }));
afterAll(() => door.close());

const ask = (headers: Readonly<Record<string, string>>) =>
  fetch(door.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ name }"}',
  });

test('an answer is signed over exactly the bytes of its body when the header asks for it', async () => {
  const response = await ask({ 'lienthong-sign': '1' });
  const signature = response.headers.get('lienthong-signature') ?? '';
  const body = Buffer.from(await response.arrayBuffer());
  expect(verifyAnswer(body, signature, keys.published)).toMatchObject({
    iat: 1_795_000_000,
    record: 'a-record',
    purpose: 'OPEN_DATA',
    operation: 'ab',
  });
});

test('an answer that nobody asked to sign carries no signature, but says where its record stands', async () => {
  const { headers } = await ask({});
  expect([headers.get('lienthong-signature'), headers.get('lienthong-record')]).toEqual([null, 'a-record']);
});

test('a signed answer never comes in parts: the operation is answered at once', async () => {
  const response = await ask({
    'lienthong-sign': '1',
    accept: 'multipart/mixed;incrementalSpec=v0.2, application/json',
  });
  expect([response.status, accepts.at(-1)]).toEqual([200, { incremental: false, events: false }]);
});

test('who takes nothing but a stream of events gets no signed answer', async () => {
  const response = await ask({ 'lienthong-sign': '1', accept: 'text/event-stream' });
  expect([response.status, await response.json()]).toMatchObject([
    406,
    { errors: [{ extensions: { code: 'SIGNING_NEEDS_ONE_ANSWER' } }] },
  ]);
});
