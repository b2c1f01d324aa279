import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';
import { until } from '../support/until.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('Not run: renewed certificates (there is no openssl here).');

const folder = mkdtempSync(join(tmpdir(), 'lienthong-renewed-'));
const file = (name: string) => join(folder, name);

function makeCertificate(name: string): void {
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const out = ['-subj', `/CN=${name}`, '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)];
  execFileSync('openssl', [...args, ...out], { stdio: 'ignore' });
}

(hasOpenssl ? describe : describe.skip)('certificates of a gateway that runs', () => {
  let gateway: GatewayProcess;
  const kept = new Agent({ keepAlive: true, rejectUnauthorized: false, maxSockets: 1 });
  const times = (said: string) => gateway.log().split(said).length - 1;

  beforeAll(async () => {
    for (const name of ['old', 'new']) makeCertificate(name);
    copyFileSync(file('old.key'), file('key.pem'));
    copyFileSync(file('old.pem'), file('cert.pem'));
    const { supergraphSdl } = composeSubgraphs([
      { id: 'land', sdl: 'type Query { a: Int }', url: 'http://127.0.0.1:1/graphql' },
    ]);
    writeFileSync(file('supergraph.graphql'), supergraphSdl);
    writeFileSync(
      file('lienthong.yaml'),
      `tls: { keyFile: ${file('key.pem')}, certFile: ${file('cert.pem')} }\nlogLevel: info\n`,
    );
    gateway = await startGatewayProcess({}, [
      ...['--supergraph', file('supergraph.graphql'), '--open-access'],
      ...['--config', file('lienthong.yaml')],
    ]);
  }, 60_000);
  afterAll(async () => {
    kept.destroy();
    await gateway.stop();
  });

  /** Whose certificate is shown, and whether the connection was there before. */
  function shown(agent: Agent | false): Promise<string> {
    return new Promise((resolve, reject) => {
      const asking = request(`${gateway.url}/health`, { agent, rejectUnauthorized: false }, (response) => {
        const { subject } = (response.socket as TLSSocket).getPeerCertificate();
        response
          .resume()
          .on('end', () =>
            resolve(`${response.statusCode ?? 0} ${String(subject.CN)}${asking.reusedSocket ? ' kept' : ''}`),
          );
      });
      asking.on('error', reject).end();
    });
  }

  test('are taken when both files have been replaced, and open connections stay', async () => {
    expect([await shown(false), await shown(kept)]).toEqual(['200 old', '200 old']);
    copyFileSync(file('new.key'), file('key.pem'));
    await until(() => times('certificates not taken') === 1, gateway.log);
    expect(await shown(false)).toBe('200 old');
    copyFileSync(file('new.pem'), file('cert.pem'));
    await until(() => times('certificates taken') === 1, gateway.log);
    expect([await shown(false), await shown(kept)]).toEqual(['200 new', '200 old kept']);
  }, 60_000);

  test('that cannot be read leave the last ones', async () => {
    writeFileSync(file('cert.pem'), 'none');
    await until(() => times('certificates not taken') === 2, gateway.log);
    expect(await shown(false)).toBe('200 new');
    expect(gateway.log()).not.toContain('PRIVATE KEY');
  }, 60_000);
});
