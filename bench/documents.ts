/*
 * What documents cost: a repeated request, a new document, and documents made to hurt. Run: npm run bench:documents
 * Each case is a process of its own; what is refused must be refused within 50 ms and without much memory.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindings } from '../resolvers/index.ts';
import { composeGraph } from '../src/compose/composeGraph.ts';
import { loadDictionary } from '../src/dictionary/loadDictionary.ts';
import { createDocumentStage, type DocumentRequest } from '../src/document/createDocumentStage.ts';
import { buildScalarRegistry } from '../src/model/scalars/buildScalarRegistry.ts';
import { declarationOf } from '../src/sources/binding/declarationOf.ts';
import { packageRoot } from '../src/util/packageRoot.ts';

const folder = join(packageRoot(), 'schema');
const accepts = { incremental: true, events: true };
const access = { profileId: 'bench', refuse: () => undefined, costBudget: 20_000 };

function journey(name: string): DocumentRequest {
  const query = readFileSync(join(folder, 'operations', `${name}.graphql`), 'utf8');
  const variables = readFileSync(join(folder, 'operations', `${name}.variables.json`), 'utf8');
  return { query, variables: JSON.parse(variables) as Record<string, unknown> };
}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number, open: string, close: string, core: string) =>
  open.repeat(depth) + core + close.repeat(depth);
const person = (body: string, more = '') => `{ person(personalId: "079099012345") { ${body} } } ${more}`;
const chain = (length: number, body: (next: string) => string, core: string) =>
  times(length, (at) => `fragment F${String(at)} on Person { ${body(`...F${String(at + 1)}`)} }`) +
  ` fragment F${String(length)} on Person { ${core} }`;

const JOURNEYS = ['land-transfer', 'residence', 'test-results'];

const HOSTILE: Readonly<Record<string, () => DocumentRequest>> = {
  'text of 10 MB': () => ({ query: `{ __typename } #${'x'.repeat(10_000_000)}` }),
  'nested spreads, 2^60 fields': () => ({
    query: person(
      '...F0',
      chain(60, (next) => `a: landRights { holder: __typename } ${next} ${next}`, 'personalId'),
    ),
  }),
  'chain of 200 fragments': () => ({
    query: person(
      '...F0',
      chain(199, (next) => next, 'personalId'),
    ),
  }),
  'chain of 200 fragments, spread 100 times': () => ({
    query: person(
      times(100, (at) => `a${String(at)}: supersededBy { ...F0 }`),
      chain(199, (next) => next, 'personalId'),
    ),
  }),
  'deferred chain of 200 fragments': () => ({
    query: person(
      '...F0',
      chain(199, (next) => `${next} @defer`, 'personalId'),
    ),
  }),
  'chain of 1,000 fragments': () => ({
    query: person(
      '...F0',
      chain(1_000, (next) => next, 'personalId'),
    ),
  }),
  'fragment cycle of 200': () => ({
    query: person(
      '...F0',
      times(200, (at) => `fragment F${String(at)} on Person { ...F${String((at + 1) % 200)} }`),
    ),
  }),
  'flood of 10,000 aliases': () => ({ query: person(times(9_000, (at) => `a${String(at)}: personalId`)) }),
  'alias flood in 90 places': () => ({
    query: person(
      times(90, (at) => `a${String(at)}: supersededBy { ${times(90, (b) => `b${String(b)}: personalId`)} }`),
    ),
  }),
  'conflicting fields, 400 by name': () => ({
    query: person(times(400, (at) => `... { x: ${at % 2 === 0 ? 'personalId' : 'lifeStatus'} }`)),
  }),
  'brackets 100,000 deep': () => ({ query: nested(100_000, '{a', '}', '') }),
  'list 100,000 deep': () => ({ query: `{ person(personalId: ${nested(100_000, '[', ']', '')}) { personalId } }` }),
  'list of 9,000 items': () => ({ query: `{ person(personalId: [${'1,'.repeat(9_000)}]) { personalId } }` }),
  'list 50,000 deep in a variable': () => ({
    query: 'query($p: PersonalId!) { person(personalId: $p) { personalId } }',
    variables: { p: JSON.parse(nested(5_000, '[', ']', '')) as unknown },
  }),
  'integer of 200,000 digits': () => ({ query: `{ adminUnits(first: ${'9'.repeat(200_000)}) { code } }` }),
  'integer of 1,000,000 digits in a variable': () => ({
    query: 'query($n: Int) { adminUnits(first: $n) { code } }',
    variables: { n: '9'.repeat(1_000_000) },
  }),
  'wrong fields, 2,000': () => ({ query: person(times(490, (at) => `wrong${String(at)}`)) }),
  'directives, 3,000': () => ({ query: person(`personalId ${'@skip(if: false) '.repeat(1_900)}`) }),
  'introspection squared': () => ({
    query: '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  }),
  'lists in lists, 10^20 objects': () => ({
    query: person(nested(20, 'familyRelations { relatedPerson { ', '} }', 'personalId')),
  }),
};

function newStage() {
  const dictionary = loadDictionary(folder);
  const graph = composeGraph(dictionary, bindings.map(declarationOf), buildScalarRegistry(dictionary));
  return createDocumentStage({ schema: graph.schema });
}

function warmed() {
  const stage = newStage();
  for (let round = 0; round < 60; round++)
    for (const name of JOURNEYS) {
      const { query = '', ...rest } = journey(name);
      stage.prepare({ ...rest, query: `${query} # ${String(round)}` }, access);
    }
  return stage;
}

/** CPU time of a call, which other processes do not lengthen (milliseconds), and what it added to the most that the process ever took (MiB). */
function measured(work: () => void): { readonly ms: number; readonly mib: number } {
  const before = process.resourceUsage().maxRSS;
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1e3;
  return { ms, mib: (process.resourceUsage().maxRSS - before) / 1024 };
}

/** One case, in this process; prints a row as JSON. */
function runCase(name: string): object {
  const stage = warmed();
  const hostile = HOSTILE[name];
  if (hostile !== undefined) {
    const request = { ...hostile(), accepts };
    let outcome = '';
    const first = measured(() => {
      const answer = stage.prepare(request, access);
      outcome = answer.ok ? 'ADMITTED' : (answer.errors[0]?.extensions.code ?? '');
    });
    const second = measured(() => void stage.prepare(request, access));
    return {
      case: name,
      outcome,
      'first (CPU ms)': first.ms.toFixed(1),
      'again (CPU ms)': second.ms.toFixed(2),
      'memory (MiB)': first.mib.toFixed(1),
    };
  }
  const asked = journey(name);
  const bodies = Array.from({ length: 20_000 }, () => JSON.parse(JSON.stringify(asked)) as DocumentRequest);
  for (const body of bodies.slice(0, 5_000)) stage.prepare(body, access);
  const repeated = measured(() => {
    for (const body of bodies) stage.prepare(body, access);
  });
  const fresh = measured(() => {
    for (let at = 0; at < 200; at++)
      stage.prepare({ ...asked, query: `${asked.query ?? ''} # new ${String(at)}` }, access);
  });
  const us = (ms: number, count: number) => ((ms * 1_000) / count).toFixed(1);
  return {
    case: name,
    characters: asked.query?.length,
    'repeated (CPU µs)': us(repeated.ms, bodies.length),
    'new (CPU µs)': us(fresh.ms, 200),
  };
}

const [, , only] = process.argv;
if (only !== undefined) {
  process.stdout.write(JSON.stringify(runCase(only)));
} else {
  const run = (name: string) =>
    JSON.parse(
      execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), name], { encoding: 'utf8' }),
    ) as object;
  console.table(JOURNEYS.map(run));
  console.table(Object.keys(HOSTILE).map(run));
}
