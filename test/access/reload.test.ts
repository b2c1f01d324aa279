import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Kind, type SelectionSetNode } from 'graphql';
import { bindings } from '../../resolvers/index.ts';
import { followAccessRules, type FollowedRules } from '../../src/access/followAccessRules.ts';
import { systemClock } from '../../src/clock.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { createGateway } from '../../src/gateway.ts';
import type { AnswerRequest } from '../../src/model/gateway.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import type { Source } from '../../src/model/source.ts';
import { fromByteText } from '../../src/util/byteText.ts';
import { accessFolder } from '../support/accessFolder.ts';
import { shippedVocabulary } from '../support/accessRules.ts';
import { wholeGraph } from '../support/wholeGraph.ts';
import { seededRandom } from '../support/randomOperation.ts';

const vocabulary = shippedVocabulary();
const VALUES: Readonly<Record<string, unknown>> = {
  personalId: '079072990422',
  fullNameText: 'Nguyễn Văn Hòa',
  birthDate: '1972-05-04',
};

/** What the population database says, whoever is asked for. */
function rowOf({ selections }: SelectionSetNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    selections.flatMap((field) => {
      if (field.kind !== Kind.FIELD) return [];
      const { name, alias, selectionSet } = field;
      return [[(alias ?? name).value, selectionSet ? rowOf(selectionSet) : (VALUES[name.value] ?? null)]];
    }),
  );
}

/** Answers a little later, so that rules are replaced while it is waited for. */
function slowMinistry(id: string, waitMs: () => number): Source {
  return {
    id,
    kind: 'graphql',
    acceptsUnavailable: false,
    execute: async ({ document: { definitions } }) => {
      await pause(waitMs());
      const [operation] = definitions;
      const data = operation?.kind === Kind.OPERATION_DEFINITION ? rowOf(operation.selectionSet) : null;
      return { data, errors: [], cost: { httpCalls: 1, sqlStatements: 0, bytes: 1 } };
    },
    probe: () => Promise.resolve({ state: 'up', sinceMs: 0 }),
    close: () => Promise.resolve(),
  };
}

function gatewayOver(rules: FollowedRules, waitMs: () => number): AnswerRequest {
  const dictionary = loadDictionary('schema');
  return createGateway({
    dictionary,
    graph: wholeGraph(),
    scalars: buildScalarRegistry(dictionary),
    access: rules.current,
    sources: new Map(bindings.map(({ id }) => [id, slowMinistry(id, waitMs)])),
    ministries: new Map(bindings.map(({ id, ministry }) => [id, ministry])),
    authenticate: () =>
      Promise.resolve({
        issuer: 'test',
        subject: 'doctor',
        kind: 'officer',
        role: 'treating-doctor',
        agency: 'G18.01',
        officer: '079072990422',
        assurance: '2',
      }),
    clock: systemClock,
    onIncident: () => undefined,
  });
}

type Closed = 'fullNameText' | 'birthDate';

const QUERY = `{ person(personalId: "079072990422") { fullNameText } again: person(personalId: "079072990422") { birthDate ... on Person { fullNameText } } }`;

/** Which field an answer was closed for; anything but an answer wholly by one version of the rules fails. */
async function closedIn(answer: AnswerRequest): Promise<Closed> {
  const given = await answer({
    requestId: 'r',
    query: QUERY,
    token: 'token',
    purpose: 'TREATMENT',
    caseId: 'case',
    variables: {},
    readOnly: false,
    wantsProvenance: false,
    accepts: { incremental: false, events: false },
    signal: new AbortController().signal,
  });
  if (given.kind !== 'complete') throw new Error(JSON.stringify(given));
  const { data, errors } = JSON.parse(fromByteText([...given.body].join(''))) as {
    readonly data: object;
    readonly errors: readonly { readonly path: readonly string[]; readonly extensions: { readonly code: string } }[];
  };
  const { fullNameText, birthDate } = VALUES;
  const told = [data, errors.map(({ path, extensions }) => [...path, extensions.code])];
  const code = 'FIELD_CLOSED';
  const byNames = [
    { person: null, again: { birthDate, fullNameText: null } },
    [
      ['person', 'fullNameText', code],
      ['again', 'fullNameText', code],
    ],
  ];
  const byDates = [
    { person: { fullNameText }, again: { birthDate: null, fullNameText } },
    [['again', 'birthDate', code]],
  ];
  const isByNames = errors.length === 2;
  expect(told).toEqual(isByNames ? byNames : byDates);
  return isByNames ? 'fullNameText' : 'birthDate';
}

const closing = (element: string) =>
  `@id("closed-now") @refusal("FIELD_CLOSED") @article("Điều 1") @en("x") @vi("y")
forbid (principal, action, resource == Element::"${element}");`;

/** Versions of one file of policies; some close an element, some are broken. */
const VERSIONS: readonly { readonly name: string; readonly text: string; readonly closed?: Closed }[] = [
  { name: 'names closed', text: closing('Person.fullNameText'), closed: 'fullNameText' },
  { name: 'dates of birth closed', text: closing('Person.birthDate'), closed: 'birthDate' },
  { name: 'a syntax error', text: closing('Person.birthDate').slice(0, -3) },
  { name: 'an unknown element', text: closing('Person.secret') },
];

/** Who asks all the time (count). */
const ASKERS = 12;

const REPLACEMENTS = 40;

test('while rules are replaced, every answer is wholly by one valid version of them', async () => {
  const folder = accessFolder();
  const file = join(folder, 'policies', '90-more.cedar');
  writeFileSync(file, closing('Person.birthDate'));
  // One for each: how the answers are delayed says nothing about what is put in the place of what.
  const [random, delays] = [seededRandom(7), seededRandom(8)];
  const taken: string[] = [];
  const refused: string[] = [];
  const rules = followAccessRules({
    folder,
    vocabulary,
    lookMs: 3,
    onTaken: ({ version }) => taken.push(version),
    onRefused: (problem) => refused.push(problem),
  });
  const answer = gatewayOver(rules, () => Math.floor(delays() * 15));
  let isOver = false;
  const answered = { fullNameText: 0, birthDate: 0 };
  const ask = async () => {
    while (!isOver) answered[await closedIn(answer)]++;
  };
  const askers = Promise.all(Array.from({ length: ASKERS }, ask));
  const replace = async () => {
    let closed: Closed = 'birthDate';
    let text = closing('Person.birthDate');
    for (let count = 0; count < REPLACEMENTS; count++) {
      const next = VERSIONS[count < VERSIONS.length ? count : Math.floor(random() * VERSIONS.length)];
      if (next === undefined || next.text === text) continue;
      const isBack = next.closed === closed;
      const before = rules.current().version;
      const [takenBefore, refusedBefore] = [taken.length, refused.length];
      ({ text } = next);
      writeFileSync(file, text);
      // What holds already is taken up without a word.
      while (!isBack && taken.length + refused.length === takenBefore + refusedBefore) await pause(2);
      if (isBack) await pause(20);
      closed = next.closed ?? closed;
      if (next.closed === undefined)
        expect([refused.length, rules.current().version]).toEqual([refusedBefore + 1, before]);
      expect(await closedIn(answer)).toBe(closed);
    }
  };
  try {
    await Promise.race([replace(), askers]);
    isOver = true;
    await askers;
  } finally {
    isOver = true;
    rules.close();
    rmSync(folder, { recursive: true });
  }
  expect(Math.min(answered.fullNameText, answered.birthDate, taken.length, refused.length)).toBeGreaterThan(5);
}, 120_000);
