/**
 * Asks the engine in a process that met the name `representations` in a wide text before any of our code was loaded, and
 * prints as JSON which of the texts that were made are wide. V8 keeps one text for equal names, and takes the first it met.
 */
import { serialize } from 'node:v8';
import type { Source } from '../../src/model/source.ts';

// Cut out of a wide text, and never written alone: the parser of this file would be the first to meet it.
const [, wideWord = ''] = 'Đại_diện representations'.split(' ');
const met = { [wideWord]: true };

const { createEngine } = await import('../../src/engine.ts');
const { composeSubgraphs } = await import('../../src/compose/composeSubgraphs.ts');
const { graphOfSupergraph } = await import('../../src/compose/graphOfSupergraph.ts');
const { readSupergraph } = await import('../../src/compose/readSupergraph.ts');
const { Ending } = await import('../../src/util/ending.ts');

const LINK = 'schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) { query: Query }';
const { supergraphSdl } = composeSubgraphs([
  { id: 'a', sdl: `${LINK} type Query { person: Person } type Person @key(fields: "id") { id: ID! name: String }` },
  {
    id: 'b',
    sdl: `${LINK} type Person @key(fields: "id") { id: ID! home: Home } type Home { street: String } type Query { no: Int }`,
  },
]);
const answers = ['{"data":{"person":{"name":"A","id":"1"}}}', '{"data":{"_entities":[{"home":{"street":"S"}}]}}'];
const texts: string[] = [];
const source = (id: string): Source => ({
  id,
  kind: 'graphql',
  acceptsUnavailable: false,
  execute: () => Promise.reject(new Error('There is a text door.')),
  executeText: ({ text, variablesText }) => {
    const body = Buffer.from(answers[texts.length / 2] ?? '').toString('latin1');
    texts.push(text, variablesText);
    const cost = { httpCalls: 1, sqlStatements: 0, bytes: body.length };
    return Promise.resolve({ body, cost, readErrors: () => [], readAsOf: () => [] });
  },
  probe: () => Promise.resolve({ state: 'unknown' as const }),
  close: () => Promise.resolve(),
});
const answer = createEngine({
  graph: graphOfSupergraph(readSupergraph(supergraphSdl)),
  sources: new Map(['a', 'b'].map((id) => [id, source(id)])),
  scalars: new Map(),
});
const request = {
  requestId: 'r',
  query: '{ person { __typename name home { street } } }',
  readOnly: true,
  wantsProvenance: false,
  accepts: { incremental: false, events: false },
  signal: new Ending(),
};
const result = await answer(request, { profileId: 'open', refuse: () => undefined }, request);
if (result.kind === 'complete') texts.push([...result.body].join(''));
const [word = ''] = Object.keys(met);
const isWide = (text: string): boolean => serialize(text)[2] !== '"'.charCodeAt(0);
console.log(JSON.stringify({ isWordWide: isWide(word), texts, wide: texts.filter(isWide) }));
