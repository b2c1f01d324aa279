import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { graphOfSupergraph } from '../../src/compose/graphOfSupergraph.ts';
import { readSupergraph } from '../../src/compose/readSupergraph.ts';
import { createEngine } from '../../src/engine.ts';
import type { Source, SourceTextRequest } from '../../src/model/source.ts';
import { fromByteText, narrow } from '../../src/util/byteText.ts';
import { Ending } from '../../src/util/ending.ts';

const LINK =
  '"""Liên thông dữ liệu""" schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) { query: Query }';

const SDL = {
  population: `${LINK}
    type Query { person: Person }
    """Công dân có số định danh"""
    type Person @key(fields: "id") { id: ID! fullName: String }`,
  tax: `${LINK}
    type Person @key(fields: "id") { id: ID! "Hạng thuế" taxClass: TaxClass }
    """Hạng của người nộp thuế"""
    type TaxClass { code: String }
    type Query { unused: Int }`,
};

const ANSWERS = [
  { data: { person: { fullName: 'Phạm Thị Hồng', id: '1' } } },
  { data: { _entities: [{ __typename: 'Person', taxClass: { code: 'A' } }] } },
];

/** Whether V8 holds a text with one byte per character: it writes it down as it holds it, with a mark before. */
function isNarrow(text: string): boolean {
  return serialize(text)[2] === '"'.charCodeAt(0);
}

test('with a schema in Vietnamese too, documents, requests and answers are held with one byte per character', async () => {
  const { supergraphSdl } = composeSubgraphs(Object.entries(SDL).map(([id, sdl]) => ({ id, sdl })));
  expect(isNarrow(supergraphSdl)).toBe(false);
  const sent: SourceTextRequest[] = [];
  const source = (id: string): Source => ({
    id,
    kind: 'graphql',
    acceptsUnavailable: false,
    execute: () => Promise.reject(new Error('There is a text door.')),
    executeText: (request) => {
      // As the door makes it of what came over the line.
      const body = Buffer.from(JSON.stringify(ANSWERS[sent.push(request) - 1])).toString('latin1');
      const cost = { httpCalls: 1, sqlStatements: 0, bytes: body.length };
      return Promise.resolve({ body, cost, readErrors: () => [], readAsOf: () => [] });
    },
    probe: () => Promise.resolve({ state: 'unknown' }),
    close: () => Promise.resolve(),
  });
  const answer = createEngine({
    graph: graphOfSupergraph(readSupergraph(supergraphSdl)),
    sources: new Map(Object.keys(SDL).map((id) => [id, source(id)])),
    scalars: new Map(),
  });
  const request = {
    requestId: 'r',
    // A comment as a client may write it.
    query: '# Hồ sơ công dân\nquery { person { __typename name: fullName taxClass { code } } }',
    readOnly: true,
    wantsProvenance: false,
    accepts: { incremental: false, events: false },
    signal: new Ending(),
  };
  const result = await answer(request, { profileId: 'open', refuse: () => undefined }, request);
  const body = result.kind === 'complete' ? [...result.body].join('') : '';
  expect(JSON.parse(fromByteText(body))).toEqual({
    data: { person: { __typename: 'Person', name: 'Phạm Thị Hồng', taxClass: { code: 'A' } } },
  });
  expect(sent.map(({ variablesText }) => variablesText)).toEqual([
    '{}',
    '{"representations":[{"__typename":"Person","id":"1"}]}',
  ]);
  for (const text of [body, ...sent.flatMap(({ text, variablesText }) => [text, variablesText])])
    expect([text, isNarrow(text)]).toEqual([text, true]);
});

test('so they are where the name of the representations was met in a wide text before', () => {
  const script = join(import.meta.dirname, '../support/askAfterWideWords.ts');
  const said = execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  const { isWordWide, texts, wide } = JSON.parse(said) as { isWordWide: boolean; texts: string[]; wide: string[] };
  expect(isWordWide).toBe(true);
  expect(texts).toContain('{"representations":[{"__typename":"Person","id":"1"}]}');
  expect(wide).toEqual([]);
}, 60_000);

test('narrowing changes no text', () => {
  const wide = 'Hạng code'.slice(5);
  expect([wide, isNarrow(wide), isNarrow(narrow(wide))]).toEqual(['code', false, true]);
  for (const text of ['', 'code', 'Hạng', 'é', '{"a":1}']) expect(narrow(text)).toBe(text);
});
