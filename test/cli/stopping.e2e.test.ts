import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { startGatewayProcess } from '../support/startGatewayProcess.ts';

test('a second signal ends the gateway at once, whichever it is', async () => {
  const gateway = await startGatewayProcess({});
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1').on('error', () => undefined);
  socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{');
  await wait(300);
  gateway.signal('SIGINT');
  expect(await Promise.race([gateway.ended, wait(1_000, 'it waits')])).toBe('it waits');
  gateway.signal('SIGTERM');
  expect(await gateway.ended).toEqual([null, 'SIGTERM']);
  socket.destroy();
}, 60_000);

test('a terminal that is closed stops it like any other signal', async () => {
  const gateway = await startGatewayProcess({});
  gateway.signal('SIGHUP');
  expect(await gateway.ended).toEqual([0, null]);
}, 60_000);
