import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';

const sourceIds = ['population', 'government-office'];

function load(environment: Record<string, string>, yaml?: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'lienthong.yaml');
  if (yaml !== undefined) writeFileSync(file, yaml);
  return loadConfig({ sourceIds, environment, ...(yaml === undefined ? {} : { file }) });
}

test('without file and environment the embedded defaults hold', () => {
  expect(load({})).toMatchObject({ port: 4000, host: '127.0.0.1', dataDir: '.data', sources: {} });
});

test('the environment overrides the file', () => {
  const config = load(
    { LIENTHONG_PORT: '4444', LIENTHONG_GOVERNMENT_OFFICE_URL: 'sqlite:x' },
    'port: 5555\nhost: 0.0.0.0\n',
  );
  expect(config).toMatchObject({ port: 4444, host: '0.0.0.0', sources: { 'government-office': { url: 'sqlite:x' } } });
});

test('without a word the simulated issuers are believed, and a stated one instead of them', () => {
  const issuers = (environment: Record<string, string>, yaml?: string) => load(environment, yaml).identity.issuers;
  expect(issuers({}).map(({ issuer, kinds }) => [issuer, kinds])).toEqual([
    ['http://127.0.0.1:4100', ['officer']],
    ['http://127.0.0.1:4100/eid', ['citizen', 'organisation']],
  ]);
  expect(issuers({ LIENTHONG_ISSUER: 'http://a.test', LIENTHONG_AUDIENCE: 'me' })).toMatchObject([
    { issuer: 'http://a.test', audience: 'me', jwksUri: 'http://a.test/.well-known/jwks.json', boundTokens: false },
  ]);
  expect(issuers({ LIENTHONG_ISSUERS: 'http://a.test,http://b.test/x/' })).toMatchObject([
    { issuer: 'http://a.test' },
    { issuer: 'http://b.test/x/', jwksUri: 'http://b.test/x/.well-known/jwks.json' },
  ]);
  const yaml =
    'identity: {issuers: [{issuer: http://a.test, audience: x, jwksUri: http://a.test/k, kinds: [citizen]}]}\n';
  expect(issuers({}, yaml)).toMatchObject([{ audience: 'x', jwksUri: 'http://a.test/k', kinds: ['citizen'] }]);
});

describe('a broken configuration is named', () => {
  const cases = [
    ['a port that is none', { LIENTHONG_PORT: 'abc' }, undefined, 'port'],
    ['a setting that does not exist', {}, 'prot: 4000\n', 'Unrecognized key'],
    ['a file that is no YAML', {}, 'port: [4000\n', 'lienthong.yaml'],
    ['trusted documents alone, but no manifest', {}, 'documents:\n  trustedOnly: true\n', 'documents.trustedOnly'],
    ['a file that is no map', {}, '- 4000\n', 'not a map'],
    ['a port that was forgotten', {}, 'port:\n', 'port'],
    ['a port that is a yes', {}, 'port: yes\nhost: 0.0.0.0\n', 'port'],
    ['a number that was forgotten where 0 means never', {}, 'drift:\n  every:\n', 'drift.every'],
    ['a difference of clocks that was forgotten', {}, 'identity:\n  clockSkewS: ""\n', 'identity.clockSkewS'],
    ['an issuer that is no address', { LIENTHONG_ISSUER: 'nowhere' }, undefined, 'identity.issuer'],
    [
      'issuers of which one is no address',
      { LIENTHONG_ISSUERS: 'http://a.test, nowhere' },
      undefined,
      'identity.issuers.1',
    ],
    ['keys in a file', {}, 'identity: {issuers: [{issuer: http://a.test, jwksUri: "file:///k"}]}\n', 'jwksUri'],
    [
      'an issuer with shared secrets',
      {},
      'identity: {issuers: [{issuer: http://a.test, algorithms: [HS256]}]}\n',
      'algorithms',
    ],
    [
      'an issuer listed twice',
      {},
      'identity: {issuers: [{issuer: http://a.test}, {issuer: http://a.test}]}\n',
      'listed twice',
    ],
    [
      'one issuer and several',
      { LIENTHONG_ISSUER: 'http://a.test' },
      'identity: {issuers: [{issuer: http://b.test}]}\n',
      'identity.issuer',
    ],
    [
      'a header for certificates, but no proxy',
      {},
      'identity: {clientCertificateHeader: Client-Cert}\n',
      'identity.clientCertificateHeader',
    ],
    ['a proxy that is no address', {}, 'identity: {trustedProxies: [10.0.0.0/33]}\n', 'identity.trustedProxies.0'],
    ['keys that are kept too shortly', {}, 'identity: {keysKeepS: 10}\n', 'identity.keysKeepS'],
    ['half of what TLS needs', {}, 'tls: {keyFile: k.pem}\n', 'tls.certFile'],
    ['a timeout of nothing', { LIENTHONG_POPULATION_TIMEOUT_MS: '0' }, undefined, 'sources.population.timeoutMs'],
  ] as const;
  test.each(cases)('%s', (_, environment, yaml, named) => {
    expect(() => load(environment, yaml)).toThrow(named);
    expect(() => load(environment, yaml)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});

test('the documentation lists every environment variable', () => {
  const documented = readFileSync('docs/configuration.md', 'utf8');
  const known = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}(LIENTHONG_\w+):/gm)].map(
    ([, name]) => name ?? '',
  );
  expect(known.length).toBeGreaterThan(5);
  expect(known.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
});

test('numbers of the environment are texts, and a byte order mark says nothing', () => {
  const yaml = '\ufeffquality:\n  useEveryMs: "0"\n';
  expect(load({ LIENTHONG_DRIFT_MOST_BROKEN: '0.25' }, yaml)).toMatchObject({
    drift: { mostBroken: 0.25 },
    quality: { useEveryMs: 0 },
  });
});

test('a file that is not in UTF-8 is named', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'lienthong.yaml');
  writeFileSync(file, Buffer.from('dataDir: /d\xe6 li\xd6u\n', 'latin1'));
  expect(() => loadConfig({ sourceIds, environment: {}, file })).toThrow(/lienthong\.yaml.*UTF-8/);
});
