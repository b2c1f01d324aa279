import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { BlockList } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { GatewayRequest } from '../../src/model/gateway.ts';
import { createLogger } from '../../src/observe/logger.ts';
import { clientCertificateReader } from '../../src/server/clientCertificate.ts';
import { createServer } from '../../src/server/createServer.ts';
import { readTlsFiles } from '../../src/start/tlsFiles.ts';
import { text } from './fakeDoor.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('Not run: certificates over TLS (there is no openssl here).');

const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
const file = (name: string) => join(folder, name);
const thumbprint = (name: string) =>
  createHash('sha256')
    .update(new X509Certificate(readFileSync(file(`${name}.pem`))).raw)
    .digest('base64url');

function makeCertificate(name: string): void {
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync(
    'openssl',
    [...args, '-subj', `/CN=${name}`, '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)],
    { stdio: 'ignore' },
  );
}

(hasOpenssl ? describe : describe.skip)('over TLS', () => {
  const seen: (string | undefined)[] = [];
  let server: FastifyInstance;
  let port: number;

  beforeAll(async () => {
    for (const name of ['gateway', 'client', 'stranger']) makeCertificate(name);
    const tls = readTlsFiles({
      keyFile: file('gateway.key'),
      certFile: file('gateway.pem'),
      clientCaFile: file('client.pem'),
    });
    server = await createServer({
      answer: ({ clientCertificate }: GatewayRequest) => {
        seen.push(clientCertificate);
        return Promise.resolve({ kind: 'complete', body: text({ data: null }) });
      },
      health: () => ({ sources: [] }),
      logger: createLogger('silent'),
      requestTimeoutMs: 5_000,
      bodyLimitBytes: 100_000,
      tls,
      clientCertificate: clientCertificateReader({ trustedProxies: new BlockList(), header: 'client-cert' }),
    });
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    expect(url).toMatch(/^https:/);
    port = Number(new URL(url).port);
  });

  afterAll(() => server.close());

  function ask(name: string | undefined, headers: Record<string, string> = {}): Promise<number | undefined> {
    const shown =
      name === undefined ? {} : { key: readFileSync(file(`${name}.key`)), cert: readFileSync(file(`${name}.pem`)) };
    return new Promise((resolve, reject) => {
      const asking = request(
        {
          port,
          host: '127.0.0.1',
          path: '/graphql?query={__typename}',
          rejectUnauthorized: false,
          headers,
          agent: false,
          ...shown,
        },
        (response) => response.resume().on('end', () => resolve(response.statusCode)),
      );
      asking.on('error', reject).end();
    });
  }

  test('the certificate of a client is known by its thumbprint', async () => {
    expect(await ask('client')).toBe(200);
    expect(seen.pop()).toBe(thumbprint('client'));
  });

  test('who shows none, or one of another signer, has none, whatever a header says', async () => {
    const header = `:${new X509Certificate(readFileSync(file('client.pem'))).raw.toString('base64')}:`;
    for (const name of [undefined, 'stranger']) {
      expect(await ask(name, { 'client-cert': header })).toBe(200);
      expect(seen.pop()).toBeUndefined();
    }
  });
});
