import { hash } from 'node:crypto';
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createDocumentStage, type DocumentRequest } from '../../src/document/createDocumentStage.ts';
import { openManifest } from '../../src/document/persisted/manifestFile.ts';
import type { PersistedOptions } from '../../src/document/persisted/persistedDocuments.ts';
import { readManifest } from '../../src/document/persisted/readManifest.ts';
import { schema } from './schema.ts';

const query = '{ people { born } }';
const sha256 = (text: string) => hash('sha256', text, 'hex');

function stageWith(persisted: PersistedOptions) {
  const stage = createDocumentStage({ schema, persisted });
  return (request: DocumentRequest): string => {
    const outcome = stage.prepare(request, { profileId: 'p', refuse: () => undefined });
    return outcome.ok ? outcome.prepared.operation.text : (outcome.errors[0]?.extensions.code ?? '');
  };
}

describe('automatic persisted queries', () => {
  test('are registered with their text once, and known by their hash then', () => {
    const ask = stageWith({ automatic: true });
    const documentId = sha256(query);
    expect(ask({ documentId })).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(ask({ documentId, query })).toBe('query { people { born } }');
    expect(ask({ documentId })).toBe('query { people { born } }');
    expect(ask({ documentId: documentId.toUpperCase() })).toBe('query { people { born } }');
  });

  test('are refused under the hash of another text', () => {
    const ask = stageWith({ automatic: true });
    const documentId = sha256(query);
    expect(ask({ documentId, query: `${query} ` })).toBe('PERSISTED_QUERY_MISMATCH');
    expect(ask({ documentId })).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('are not kept when they are invalid, nor when they were sent without a hash', () => {
    const ask = stageWith({ automatic: true });
    const invalid = '{ wrong }';
    expect(ask({ documentId: sha256(invalid), query: invalid })).toBe('DOCUMENT_INVALID');
    expect(ask({ documentId: sha256(invalid) })).toBe('PERSISTED_QUERY_NOT_FOUND');
    ask({ query });
    expect(ask({ documentId: sha256(query) })).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('are bounded: what was not used for longest is forgotten', () => {
    const ask = stageWith({ automatic: true });
    const large = (at: number) => `{ people { born } } #${String(at)}${'x'.repeat(250_000)}`;
    for (let at = 0; at < 80; at++) ask({ documentId: sha256(large(at)), query: large(at) });
    expect(ask({ documentId: sha256(large(79)) })).toBe('query { people { born } }');
    expect(ask({ documentId: sha256(large(0)) })).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('can be switched off', () => {
    const ask = stageWith({ automatic: false });
    expect(ask({ documentId: sha256(query), query })).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });
});

describe('trusted documents', () => {
  const trusted = () => readManifest(JSON.stringify({ people: query }));

  test('are found by their identifier, beside others', () => {
    const ask = stageWith({ trusted });
    expect(ask({ documentId: 'people' })).toBe('query { people { born } }');
    expect(ask({ documentId: 'holders' })).toBe('DOCUMENT_ID_UNKNOWN');
    expect(ask({ query: '{ people { name } }' })).toBe('query { people { name } }');
  });

  test('may be all that is admitted, by identifier or word for word', () => {
    const ask = stageWith({ trusted, trustedOnly: true, automatic: true });
    expect([ask({ documentId: 'people' }), ask({ query })]).toEqual(Array(2).fill('query { people { born } }'));
    const other = '{ people { name } }';
    const refused = [{ query: other }, { documentId: sha256(other), query: other }, { documentId: 'holders' }, {}];
    expect(refused.map(ask)).toEqual(Array(4).fill('DOCUMENT_NOT_TRUSTED'));
  });
});

describe('a manifest', () => {
  const apollo = (operations: unknown, version = 1) =>
    JSON.stringify({ format: 'apollo-persisted-query-manifest', version, operations });

  test('is read in both shapes', () => {
    const read = readManifest(apollo([{ id: 'a', name: 'A', type: 'query', body: query }]));
    expect([...read.byId]).toEqual([['a', { text: query, sha256: sha256(query) }]]);
    expect([...readManifest(JSON.stringify({ a: query })).byId]).toEqual([...read.byId]);
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['texts that are none', '{"a": 1}'],
    ['a version that is not known', apollo([], 2)],
    ['operations without text', apollo([{ id: 'a' }])],
    [
      'one identifier for two documents',
      apollo([
        { id: 'a', body: query },
        { id: 'a', body: '{ people { name } }' },
      ]),
    ],
  ])('with %s is refused', (_name, json) => {
    expect(() => readManifest(json)).toThrow();
  });

  test('is followed; a broken version leaves the last good one', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.json');
    const heard: unknown[] = [];
    const next: ((what: unknown) => void)[] = [];
    const hear = (what: unknown) => {
      heard.push(what);
      next.shift()?.(what);
    };
    const write = (content: string) => {
      const told = new Promise((resolve) => next.push(resolve));
      writeFileSync(`${path}.new`, content);
      renameSync(`${path}.new`, path);
      return told;
    };
    writeFileSync(path, JSON.stringify({ a: query }));
    const manifest = openManifest(path, { lookMs: 20, onLoaded: hear, onBroken: hear });
    const ask = stageWith({ trusted: manifest.current, trustedOnly: true });
    try {
      expect(ask({ documentId: 'a' })).toBe('query { people { born } }');
      await write(JSON.stringify({ b: query, c: '{ people { name } }' }));
      expect([ask({ documentId: 'a' }), ask({ documentId: 'c' })]).toEqual([
        'DOCUMENT_NOT_TRUSTED',
        'query { people { name } }',
      ]);
      await write('{ broken');
      expect(ask({ documentId: 'c' })).toBe('query { people { name } }');
      expect(heard).toEqual([2, 'It is not JSON.']);
    } finally {
      manifest.close();
    }
  });

  test('that cannot be read keeps the gateway from starting', () => {
    const options = { lookMs: 1_000, onLoaded: () => undefined, onBroken: () => undefined };
    const open = () => openManifest('/nowhere/manifest.json', options);
    expect(open).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
