import { afterEach, expect, jest, test } from '@jest/globals';
import { aTeam, CARD, type Team } from './support/aTeam.ts';

// Each runs the command several times, as a process of its own.
jest.setTimeout(120_000);

let team: Team;

afterEach(() => team.leave());

test('a field that the purpose refuses is a warning with its place, the reason in both languages and the article', async () => {
  team = aTeam({ 'src/card.graphql': CARD.replace('birthDate', 'birthDate\n    religion') });
  const { exitCode, stdout, stderr } = await team.codegen('--profile', 'land-transfer');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('1 field that will be refused');
  expect(stderr).toMatch(/^src\/card\.graphql:5:5 warning Person\.religion will be refused: .*LAND_TRANSFER/);
  expect(stderr).toMatch(/không cho phép đọc.*Luật Đất đai 31\/2024\/QH15/);
});

test('whoever may read it is not warned', async () => {
  team = aTeam({ 'src/card.graphql': 'query Q($id: PersonalId!) { person(personalId: $id) { birthDate } }' });
  expect((await team.codegen('--profile', 'own-record')).stderr).toBe('');
});

/** A small schema, and one operation that uses all of it. */
const SCHEMA = `type Query { person(id: ID!): Person }
type Person { name: String born: String home(at: String): Home }
type Home { street: String }
`;
const QUERY = `query Card {
  person(id: "1") {
    name
    born
    home { street }
  }
}
`;

test.each<readonly [string, string, readonly string[]]>([
  [
    'a field is gone',
    SCHEMA.replace('born: String ', ''),
    [
      'src/q.graphql:4:5 error Cannot query field "born" on type "Person".',
      'changed Person.born was removed.',
      '→ Person has name, home.',
    ],
  ],
  [
    'a field has another name',
    SCHEMA.replace('born: String', 'bornOn: String'),
    ['src/q.graphql:4:5 error', 'changed Person.born was removed.', '→ Did you mean "bornOn"?'],
  ],
  [
    'an argument is wanted',
    SCHEMA.replace('at: String', 'at: String!'),
    [
      'src/q.graphql:5:5 error',
      'changed Person.home arg at has changed type from String to String!.',
      '→ Give it at, of type String!.',
    ],
  ],
  [
    'a value has become an object',
    SCHEMA.replace('born: String', 'born: Home'),
    [
      'src/q.graphql:4:5 error Field "born" of type "Home" must have a selection',
      'changed Person.born changed type from String to Home.',
    ],
  ],
  [
    'a type is gone',
    SCHEMA.replace('home(at: String): Home', '').replace(/type Home.*/, ''),
    ['src/q.graphql:5:5 error', 'changed Person.home was removed.'],
  ],
])('when %s it fails with the place, what changed and what to do, and the files stay', async (_, changed, said) => {
  team = aTeam({ 'src/q.graphql': QUERY, 'schema.graphql': SCHEMA });
  expect((await team.codegen('--schema', 'schema.graphql')).exitCode).toBe(0);
  const before = team.read('src/generated/operations.ts');
  team.write('schema.graphql', changed);
  const { exitCode, stderr } = await team.codegen('--schema', 'schema.graphql');
  expect(exitCode).toBe(1);
  for (const text of said) expect(stderr).toContain(text);
  expect(stderr).toContain('nothing was written');
  expect(team.read('src/generated/operations.ts')).toBe(before);
  // It is told until it is mended: what was before is not forgotten.
  expect((await team.codegen('--schema', 'schema.graphql')).stderr).toContain('changed');
});

test('a change of type that still can be asked for is told, and the types are the new ones', async () => {
  team = aTeam({ 'src/q.graphql': QUERY, 'schema.graphql': SCHEMA });
  await team.codegen('--schema', 'schema.graphql');
  team.write('schema.graphql', SCHEMA.replace('born: String', 'born: Int'));
  const { exitCode, stderr } = await team.codegen('--schema', 'schema.graphql');
  expect([exitCode, stderr]).toEqual([0, 'changed Person.born changed type from String to Int.\n']);
  expect(team.read('src/generated/operations.ts')).toContain('born: number | null');
});

test.each<readonly [string, Readonly<Record<string, string>>, string]>([
  ['no GraphQL', { 'src/q.graphql': 'query Q {' }, 'src/q.graphql:1:10 error Syntax Error'],
  [
    'an operation without a name',
    { 'src/q.graphql': '\n{ __typename }' },
    'src/q.graphql:2:1 error The operation has no name.',
  ],
  [
    'a name that no constant can have',
    { 'src/q.graphql': 'query delete { __typename }' },
    'No constant can be called delete.',
  ],
  [
    'one name twice',
    { 'src/a.graphql': 'query Q { __typename }', 'src/b.graphql': 'query Q { __typename }' },
    'There can be only one operation named "Q".',
  ],
  [
    'a fragment that nobody needs',
    { 'src/q.graphql': `query Q { __typename } fragment F on Person { sex }` },
    '"F" is never used',
  ],
  [
    'a variable of another type',
    { 'src/q.graphql': 'query Q($id: Text!) { person(personalId: $id) { sex } }' },
    'of type "Text!"',
  ],
  ['a file beyond all reason', { 'src/q.graphql': `# ${'x'.repeat(1_100_000)}` }, 'larger than'],
  ['fields nested beyond all reason', { 'src/q.graphql': `query Q ${'{ a '.repeat(30_000)}` }, 'nested too deep'],
])('%s is an error with its place', async (_, files, said) => {
  team = aTeam(files);
  const { exitCode, stderr } = await team.codegen();
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining(said)]);
});

test.each<readonly [string, readonly string[], string]>([
  ['a folder that is not there', ['nowhere'], 'CODEGEN_UNREADABLE'],
  ['a folder without documents', ['.'], 'there is no .graphql file'],
  ['a schema that is none', ['--schema', 'package.json'], 'SCHEMA_GRAPH_UNREADABLE'],
  ['a gateway that is away', ['--schema', 'http://127.0.0.1:1/graphql'], 'SCHEMA_GRAPH_UNREADABLE'],
  ['a profile that there is none of', ['--profile', 'nobody'], 'MOCK_PROFILE_INCOMPLETE'],
  ['a role without a purpose', ['--role', 'doctor'], 'MOCK_PROFILE_INCOMPLETE'],
])('%s ends with 2 and says so', async (_, args, said) => {
  team = aTeam({ 'package.json': '{}', ...(args[0] === '.' ? {} : { 'src/card.graphql': CARD }) });
  const { exitCode, stderr } = await team.codegen(...args);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(said)]);
});
