import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse, type DocumentNode } from 'graphql';
import { createClient, outcome } from '../../src/client/index.ts';
import type { TypedDocument } from '../../src/client/typedDocument.ts';
import { readManifest } from '../../src/document/persisted/readManifest.ts';
import { aMock } from '../mock/support/askMock.ts';
import { aTeam, CARD, type Team } from './support/aTeam.ts';

const PROFILE = ['--profile', 'land-transfer'];
const WRITTEN = ['operations.ts', 'scalars.ts', 'schema.graphql', 'trusted-documents.json'];
let team: Team;

beforeAll(async () => {
  team = aTeam({ 'src/card.graphql': CARD });
  const { exitCode, stdout, stderr } = await team.codegen(...PROFILE);
  expect([exitCode, stderr, stdout]).toEqual([0, '', expect.stringContaining('1 operation: wrote')]);
});

afterAll(() => team.leave());

/** What the compiler says of a text beside the generated files. */
async function compile(source: string): Promise<string> {
  team.write('src/view.ts', source);
  const client = join(import.meta.dirname, '..', '..', 'src', 'client', 'index.ts');
  const compilerOptions = {
    ...{ strict: true, noEmit: true, target: 'es2023', module: 'preserve', skipLibCheck: true, types: [] },
    ...{ allowImportingTsExtensions: true, lib: ['es2023', 'dom', 'dom.iterable'] },
    paths: { 'lienthong/client': [client] },
  };
  team.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['src/view.ts'] }));
  const tsc = join(import.meta.dirname, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
  const child = spawn(process.execPath, [tsc, '-p', team.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return said;
}

test('the types are those of the schema: a number is no text, and a text is no identifier', async () => {
  const view = `
    import { createClient, outcome } from 'lienthong/client';
    import { PersonCard } from './generated/operations.ts';
    import { PersonalId, TaxCode } from './generated/scalars.ts';
    const client = createClient({ url: '/graphql' });
    const answer = await client.query(PersonCard, { id: PersonalId('079075990101') });
    const person = answer.data?.person;
    export const name: string | null | undefined = person?.fullNameText;
    export const share: number | null | undefined = person?.landRights?.[0]?.sharePercent;
    export const code: TaxCode | undefined = person?.taxpayer?.taxCode;
    export const born = outcome(answer, (data) => data.person.birthDate);
    // @ts-expect-error a text is no PersonalId
    await client.query(PersonCard, { id: '079075990101' });
    // @ts-expect-error one identifier is not another one
    await client.query(PersonCard, { id: TaxCode('0100109106') });
    // @ts-expect-error nothing is left out
    await client.query(PersonCard, {});
    // @ts-expect-error nothing else was asked for
    person?.religion;
    // @ts-expect-error answers are not changed
    if (person) person.fullNameText = 'An';
  `;
  expect(await compile(view)).toBe('');
});

// Each runs the command several times, as a process of its own.
jest.setTimeout(120_000);

test('what is deferred of an object that is there at once may be missing, and the object is there', async () => {
  const deferrals = {
    'src/inline.graphql': `query Inline($id: PersonalId!) {
      person(personalId: $id) { taxpayer { taxCode } ... @defer { taxpayer { taxpayerStatus } birthDate } }
    }`,
    'src/spread.graphql': `query Spread($id: PersonalId!) { person(personalId: $id) { ...Code ...Status @defer } }
    fragment Code on Person { taxpayer { taxCode } }
    fragment Status on Person { taxpayer { taxpayerStatus } }`,
  };
  const other = aTeam(deferrals);
  expect((await other.codegen(...PROFILE)).exitCode).toBe(0);
  for (const name of WRITTEN) team.write(`src/deferred/${name}`, other.read(`src/generated/${name}`));
  other.leave();
  const view = ['Inline', 'Spread'].map(
    (name) => `
    import type { ${name}Query } from './deferred/operations.ts';
    declare const of${name}: NonNullable<NonNullable<${name}Query['person']>['taxpayer']>;
    export const code${name}: string = of${name}.taxCode;
    // @ts-expect-error it comes later
    export const status${name}: string | null = of${name}.taxpayerStatus;
    export const later${name}: string | null | undefined = of${name}.taxpayerStatus;`,
  );
  expect(await compile(view.join('\n'))).toBe('');
});

test('what is written is asked over HTTP, by its text and by its identifier alone', async () => {
  const { PersonCard } = (await import(team.path('src/generated/operations.ts'))) as {
    readonly PersonCard: string & TypedDocument<{ readonly person: { readonly personalId: string } }, { id: string }>;
  };
  const trustedFile = team.path('src/generated/trusted-documents.json');
  const mock = await aMock({ role: 'citizen', purpose: 'SELF_ACCESS' }, { trustedFile });
  const id = mock.asked.caller.personalId ?? '';
  try {
    for (const send of ['text', 'identifier'] as const) {
      const client = createClient({ url: `${mock.url}/graphql`, send });
      const answer = await client.query(PersonCard, { id });
      expect(outcome(answer, (data) => data.person.personalId)).toMatchObject({ kind: 'found', value: id });
    }
  } finally {
    await mock.close();
  }
});

test('the manifest of the same run is one that the gateway reads', () => {
  const { byId } = readManifest(team.read('src/generated/trusted-documents.json'));
  expect([...byId.values()].map(({ text: body }) => body)).toEqual([
    expect.stringMatching(/^query PersonCard[^]*fragment Name/),
  ]);
});

test('the same documents give the same files, to the letter, and what is right already is left alone', async () => {
  const before = WRITTEN.map((name) => statSync(team.path(`src/generated/${name}`)).mtimeMs);
  const { exitCode, stdout } = await team.codegen(...PROFILE);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('nothing to write')]);
  expect(WRITTEN.map((name) => statSync(team.path(`src/generated/${name}`)).mtimeMs)).toEqual(before);
  const other = aTeam({
    'src/b/name.graphql': CARD.split('\n').slice(8).join('\n'),
    'src/a.graphql': CARD.split('\n').slice(0, 8).join('\n'),
  });
  await other.codegen(...PROFILE);
  for (const name of WRITTEN) expect(other.read(`src/generated/${name}`)).toBe(team.read(`src/generated/${name}`));
  other.leave();
});

test('a check says what is out of date, and writes nothing', async () => {
  expect((await team.codegen(...PROFILE, '--check')).exitCode).toBe(0);
  team.write('src/card.graphql', CARD.replace('birthDate', 'sex'));
  const { exitCode, stderr } = await team.codegen(...PROFILE, '--check');
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('Out of date in src/generated: operations.ts')]);
  expect(team.read('src/generated/operations.ts')).toContain('birthDate');
  team.write('src/card.graphql', CARD);
});

test('parsed documents hold what the texts say, and their identifier', async () => {
  const { exitCode } = await team.codegen(...PROFILE, '--documents', 'parsed', '-o', 'src/parsed');
  expect(exitCode).toBe(0);
  const { PersonCard } = (await import(team.path('src/parsed/operations.ts'))) as {
    readonly PersonCard: DocumentNode & { readonly __meta__: { readonly hash: string } };
  };
  expect(PersonCard).toMatchObject(JSON.parse(JSON.stringify(parse(CARD, { noLocation: true }))) as object);
  expect(team.read('src/generated/trusted-documents.json')).toContain(PersonCard.__meta__.hash);
});

test('the schema beside them is what the profile may see, and serves the next run with no dictionary at hand', async () => {
  const schema = team.read('src/generated/schema.graphql');
  expect([schema.includes('landRights'), schema.includes('religion')]).toEqual([true, false]);
  team.write('exported.graphql', schema);
  const { exitCode } = await team.codegen('--schema', 'exported.graphql', '-o', 'src/offline');
  expect(exitCode).toBe(0);
  expect(team.read('src/offline/operations.ts')).toBe(team.read('src/generated/operations.ts'));
});

test('a running gateway is asked for what it shows', async () => {
  const mock = await aMock({ role: 'land-officer', purpose: 'LAND_TRANSFER' });
  try {
    const args = ['--schema', `${mock.url}/graphql`, '--header', 'authorization: Bearer x', '-o', 'src/running'];
    const { exitCode, stderr } = await team.codegen(...args);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(team.read('src/running/operations.ts')).toBe(team.read('src/generated/operations.ts'));
    // What it does not show is told apart from what there is none of.
    team.write('other/q.graphql', 'query Q($id: PersonalId!) { person(personalId: $id) { religion } }');
    const hidden = await team.codegen('other', ...args);
    expect(hidden.stderr).toContain('Person.religion, but this schema does not show it');
    const refused = await team.codegen('other', ...args, ...PROFILE);
    expect([refused.exitCode, refused.stderr]).toEqual([
      0,
      expect.stringMatching(
        /^other\/q\.graphql:1:55 warning Person\.religion will be refused: The purpose LAND_TRANSFER/,
      ),
    ]);
    expect(team.read('src/running/operations.ts')).toContain('religion: scalars.ReligionCode | null');
    expect(team.read('src/running/schema.graphql')).not.toContain('religion');
  } finally {
    await mock.close();
  }
});
