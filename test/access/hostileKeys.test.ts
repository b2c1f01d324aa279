import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createAuthenticate } from '../../src/access/authenticate.ts';
import { readKeySet } from '../../src/access/keys/readKeySet.ts';
import { claims, issuerSettings, makeKey, makeToken, NOW_MS, type TestKey } from './support/testIssuer.ts';

let key: TestKey;
let other: TestKey;
const servers: Server[] = [];

beforeAll(async () => {
  [key, other] = await Promise.all([makeKey('k1'), makeKey('k1')]);
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
}

function doorOf(jwksUri: string) {
  const settings = { issuers: [issuerSettings({ jwksUri })], clockSkewS: 0, keysRefreshS: 300, keysKeepS: 3_600 };
  return createAuthenticate(settings, { nowMs: () => NOW_MS });
}

const json = (value: unknown) => JSON.stringify(value);

describe('an issuer that answers a question for its keys', () => {
  const good = () => json({ keys: [key.jwk] });
  const hostile: readonly (readonly [string, RequestListener])[] = [
    ['with 10 MB', (_, response) => response.end(`{"keys":[],"x":"${'x'.repeat(10_000_000)}"}`)],
    [
      'without an end',
      (_, response) => {
        const piece = 'x'.repeat(60_000);
        const go = () => {
          while (!response.destroyed && response.write(piece));
        };
        response.on('drain', go);
        response.write('{"keys":[],"x":"');
        go();
      },
    ],
    ['with a page', (_, response) => response.end('<!doctype html><title>Sign in</title>')],
    ['with nothing', (_, response) => response.end()],
    ['with a list', (_, response) => response.end(json([key.jwk]))],
    ['with keys that are no list', (_, response) => response.end(json({ keys: key.jwk }))],
    [
      'with a thousand keys',
      (_, response) => response.end(json({ keys: Array.from({ length: 1_000 }, () => key.jwk) })),
    ],
    ['with an error that holds its keys', (_, response) => response.writeHead(500).end(good())],
    ['with a redirect to a file', (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end()],
    [
      'with half of them',
      (_, response) =>
        response.writeHead(200, { 'content-length': 1_000 }).write(good().slice(0, 20), () => response.destroy()),
    ],
    ['with headers of a megabyte', (_, response) => response.writeHead(200, { x: 'x'.repeat(1_000_000) }).end(good())],
    ['by closing the connection', (request) => request.socket.destroy()],
    [
      'with what is packed',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.from('1f8b0800', 'hex')),
    ],
  ];
  test.each(hostile)('%s is as good as unreachable', async (_, listener) => {
    const startMs = performance.now();
    const before = process.memoryUsage().rss;
    const token = await makeToken({ key });
    await expect(doorOf(await serve(listener))(token)).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNREACHABLE' });
    expect(performance.now() - startMs).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test.each<readonly [string, RequestListener]>([
    ['never', () => undefined],
    [
      'a byte at a time',
      (_, response) => {
        response.write('{"keys":[');
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('%s costs three seconds', async (_, listener) => {
    const startMs = performance.now();
    await expect(doorOf(await serve(listener))(await makeToken({ key }))).rejects.toMatchObject({
      code: 'TOKEN_ISSUER_UNREACHABLE',
    });
    const tookMs = performance.now() - startMs;
    expect(tookMs).toBeGreaterThan(2_900);
    expect(tookMs).toBeLessThan(6_000);
  });

  test('with a redirect is not followed to another host that would have the keys', async () => {
    let isFollowed = false;
    const elsewhere = await serve((_, response) => {
      isFollowed = true;
      response.end(good());
    });
    const door = doorOf(await serve((_, response) => response.writeHead(307, { location: elsewhere }).end()));
    await expect(door(await makeToken({ key }))).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNREACHABLE' });
    expect(isFollowed).toBe(false);
  });

  test('with them, is believed', async () => {
    const door = doorOf(await serve((_, response) => response.end(good())));
    expect(await door(await makeToken({ key }))).toMatchObject({ agency: claims.agency });
  });

  test('nowhere, is told apart from a bad token', async () => {
    await expect(doorOf('http://127.0.0.1:9/keys')(await makeToken({ key }))).rejects.toMatchObject({
      code: 'TOKEN_ISSUER_UNREACHABLE',
    });
  });
});

describe('of a key set', () => {
  const rsa = (modulusLength: number) =>
    generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ format: 'jwk' });
  const privateEd = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'jwk' });
  const usable = (...keys: readonly unknown[]) => readKeySet({ keys }).map(({ keyId }) => keyId);

  test.each<readonly [string, () => JsonWebKey | unknown[] | null | string]>([
    [
      'a shared secret',
      () => ({ kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', kid: 'k2', alg: 'HS256' }),
    ],
    ['a private key, which is no secret any more', () => ({ ...privateEd(), kid: 'k2' })],
    ['an RSA key that can be broken', () => ({ ...rsa(1_024), kid: 'k2' })],
    [
      'an RSA key with an exponent that makes it slow',
      () => ({ ...rsa(2_048), e: Buffer.from('0100000000000001', 'hex').toString('base64url'), kid: 'k2' }),
    ],
    ['a key for encryption', () => ({ ...rsa(2_048), use: 'enc', kid: 'k2' })],
    ['a key for signing alone', () => ({ ...rsa(2_048), key_ops: ['sign'], kid: 'k2' })],
    ['a key of a curve that is not known', () => ({ ...ec('secp256k1'), kid: 'k2' })],
    ['a point that is on no curve', () => ({ ...ec('P-256'), x: 'AAAA', kid: 'k2' })],
    ['a key whose algorithm is not its own', () => ({ ...ec('P-256'), alg: 'RS256', kid: 'k2' })],
    ['a key whose name is a number', () => ({ ...ec('P-256'), kid: 2 as unknown as string })],
    ['a list', () => []],
    ['null', () => null],
    ['a text', () => 'key'],
  ])('%s is left out, and the others are kept', (_, make) => {
    expect(usable(make(), key.jwk)).toEqual(['k1']);
  });

  test('two keys of one name are both left out, the same key twice is one', () => {
    expect(usable(key.jwk, other.jwk)).toEqual([]);
    expect(usable(key.jwk, key.jwk)).toEqual(['k1']);
  });

  test('every key says itself for what it may be used', () => {
    const sets = readKeySet({ keys: [rsa(2_048), ec('P-256'), ec('P-384'), key.jwk] }).map(
      ({ algorithms }) => algorithms,
    );
    expect(sets).toEqual([['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'], ['ES256'], ['ES384'], ['EdDSA']]);
  });
});
