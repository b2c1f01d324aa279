import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { environmentWith } from '../../mocks/environment.ts';
import { ministryPorts } from '../../mocks/startMinistries.ts';
import { askGraphql } from '../support/askGraphql.ts';
import { lienthong } from '../support/built.ts';
import { until } from '../support/until.ts';

const isTaken = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

// The simulated ministries listen where the gateway looks for them by itself, so a country that runs already is in the way.
const taken = await Promise.all(Object.values(ministryPorts).map(isTaken));
const whereFree = taken.includes(true) ? test.skip : test;

const dataDir = mkdtempSync(join(tmpdir(), 'lienthong-up-'));
let child: ChildProcess;
let said = '';
let complaints = '';

beforeAll(() => {
  child = spawn(process.execPath, [lienthong, 'up', '--port', '0', '--people', '1000'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentWith({ LIENTHONG_DATA: dataDir, NO_COLOR: '1' }),
  });
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => (complaints += piece));
});

afterAll(async () => {
  const gone = once(child, 'exit');
  if (child.exitCode === null && child.kill('SIGTERM')) await gone;
  rmSync(dataDir, { recursive: true, force: true });
});

whereFree(
  'one command brings up a country that answers, and complains of nothing on the way',
  async () => {
    await until(
      () => said.includes('Ctrl+C stops everything.'),
      () => said + complaints,
      () => child.exitCode !== null,
    );
    const url = /playground {2}(\S+)/.exec(said)?.[1] ?? '';
    const states = async () => {
      const { sources } = (await (await fetch(`${url}/api/sources`)).json()) as {
        readonly sources: readonly { readonly condition: { readonly state: string } }[];
      };
      return [...new Set(sources.map(({ condition }) => condition.state))];
    };
    while ((await states()).includes('unknown')) await pause(50);
    expect(await states()).toEqual(['up']);
    expect(complaints.split('\n').filter((line) => line.startsWith('{'))).toEqual([]);
    expect(
      await askGraphql(`${url}/graphql`, '{ procedure(procedureCode: "1.004222") { procedureName } }'),
    ).toMatchObject({
      data: { procedure: { procedureName: expect.any(String) } },
    });
  },
  120_000,
);
