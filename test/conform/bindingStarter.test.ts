import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { parse } from 'yaml';
import { bindings } from '../../resolvers/index.ts';
import { openBindingTarget, type TestableBinding } from '../../src/cli/commands/conform/bindingTarget.ts';
import type { Json } from '../../src/conform/behaviour/answer.ts';
import { runConformance } from '../../src/conform/runConformance.ts';
import type { Ask } from '../../src/conform/target/askTarget.ts';
import { verdictOf } from '../../src/conform/verdict.ts';
import { composeDeclarations } from '../../src/compose/composeDeclarations.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import type { RestBinding, SqlBinding } from '../../src/model/binding.ts';
import type { Dictionary, DictionaryElement } from '../../src/model/dictionary.ts';
import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { bindingProblems } from '../../src/sources/binding/checkBinding.ts';
import { declarationOf } from '../../src/sources/binding/declarationOf.ts';
import { starterFiles } from '../../src/starter/starterFiles.ts';
import { runCommand } from '../support/runCommand.ts';
import { absentEngines, stateAddresses } from '../support/stateAddresses.ts';
import { install, runNode, serve, writeStarter } from './support/starterFolder.ts';

const dictionary = loadDictionary('schema');
const root = mkdtempSync(join(tmpdir(), 'binding-starter-'));
afterAll(() => rmSync(root, { recursive: true }));

const bindingIn = (folder: string) =>
  parse(readFileSync(join(folder, 'binding.yaml'), 'utf8')) as TestableBinding & { types: Record<string, unknown> };

const keysIn = (folder: string) =>
  readFileSync(join(folder, 'keys.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((key) => JSON.parse(key) as Json);

/** Runs all rules over what a starter's binding leads to. */
async function conform(folder: string, url: string) {
  const { target, close } = openBindingTarget(bindingIn(folder), dictionary, { url, timeoutMs: 60_000 });
  try {
    return await runConformance(target, {
      ...{ dictionary, today: '2026-11-26', keys: keysIn(folder), load: { perSecond: 20, seconds: 0.2 } },
      // How fast a busy machine is, is not what is tested.
      loadLimits: { p95Ms: 60_000, errorRate: 0.01 },
    });
  } finally {
    await close();
  }
}

/** What becomes of a question about the first record of an entity. */
async function ask(folder: string, url: string, entity: string, selection: string): Promise<unknown> {
  const { target, close } = openBindingTarget(bindingIn(folder), dictionary, { url, timeoutMs: 60_000 });
  try {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${entity} { ${selection} } } }`;
    const first = keysIn(folder).find(({ __typename }) => __typename === entity);
    const { json } = await (target as { readonly ask: Ask }).ask({ body: { query, variables: { of: [first] } } });
    const { data, errors } = json as { readonly data: { _entities: unknown[] }; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return data._entities[0];
  } finally {
    await close();
  }
}

const SUBJECTS = ['civil-status', 'enterprise', 'health', 'land', 'population', 'procedure', 'social-insurance', 'tax'];

/** Questions over values of every form, and over relations of every kind. */
const QUESTIONS: readonly (readonly [subject: string, entity: string, selection: string, answer: unknown])[] = [
  [
    ...(['land', 'Parcel'] as const),
    'parcelNo parcelArea parcelAddress { communeCode geoPoint } landUses { landUseTerm { indefinite until } } landRights { landRightId parcel { parcelId } }',
    {
      parcelNo: 1,
      parcelArea: 61.5,
      parcelAddress: { communeCode: '00004', geoPoint: { longitude: 106.7, latitude: 10.71 } },
      landUses: [{ landUseTerm: { indefinite: true, until: null } }],
      landRights: [{ landRightId: 'MAU-1', parcel: { parcelId: 'w3gvk1td1231' } }],
    },
  ],
  [
    'land',
    'ParcelAddress',
    'mapSheetNo parcels { parcelRecordId }',
    { mapSheetNo: 'M1', parcels: [{ parcelRecordId: 'MAU-1' }] },
  ],
  [
    ...(['health', 'HealthBook'] as const),
    'allergies chronicConditions summaryUpdatedAt immunisations { vaccineCode doseNo immunisationFacility }',
    {
      allergies: ['Mẫu A'],
      chronicConditions: ['A01.0'],
      summaryUpdatedAt: '2026-03-11T08:00:00+07:00',
      immunisations: [{ vaccineCode: 'BAILIET', doseNo: 1, immunisationFacility: '79991' }],
    },
  ],
  [
    ...(['population', 'Person'] as const),
    'fullName { familyName } formerRecords { personalId } supersededBy { sex } household { head { birthDate } }',
    {
      fullName: { familyName: 'Mẫu A' },
      formerRecords: [{ personalId: '079075990101' }],
      supersededBy: { sex: '1' },
      household: { head: { birthDate: '1975-01-11' } },
    },
  ],
  [
    ...(['tax', 'Taxpayer'] as const),
    'taxRegistrationDate obligations { taxAmount taxRate payments { paidAmount } }',
    {
      taxRegistrationDate: '2020-03-11',
      obligations: [{ taxAmount: 1_000_000, taxRate: 100, payments: [{ paidAmount: 1_000_000 }] }],
    },
  ],
];

/** Those that questions are about: they have every kind of column and relation. */
const ASKED = [...new Set(QUESTIONS.map(([subject]) => subject))];

const questionsOf = (subject: string) => QUESTIONS.filter(([of]) => of === subject);

if (absentEngines.length > 0) test.skip(`over ${absentEngines.join(', ')}`, () => undefined);

describe.each(stateAddresses)('the database to start from, in $engine', ({ engine, make }) => {
  /** Makes the tables as the ministry does: by the starter's script, or by its SQL. */
  async function fill(folder: string, subject: string): Promise<string> {
    if (engine === 'SQLite') {
      expect(await runNode(folder, 'database.js')).toMatchObject({ code: 0 });
      return `sqlite:${join(folder, `${subject}.sqlite`)}`;
    }
    const url = await make();
    const database = knex({ client: 'pg', connection: url });
    await database.raw(readFileSync(join(folder, 'tables.sql'), 'utf8'));
    await database.destroy();
    return url;
  }

  test.each(engine === 'SQLite' ? SUBJECTS : ASKED)(
    'conforms for %s, and answers',
    async (subject) => {
      const folder = join(root, `${engine}-${subject}`);
      writeStarter(folder, dictionary, 'sql', subject);
      const url = await fill(folder, subject);
      const run = await conform(folder, url);
      expect(run.findings).toEqual([]);
      expect(verdictOf(run)).toBe('passed');
      expect(run.sample.records).toBeGreaterThanOrEqual(keysIn(folder).length);
      for (const [, entity, selection, answer] of questionsOf(subject))
        expect(await ask(folder, url, entity, selection)).toEqual(answer);
    },
    120_000,
  );

  test.each([
    ['a row', 'UPDATE parcel SET parcel_area = -1', 'DATA-RANGE', 'Parcel.parcelArea'],
    ['a code', `UPDATE parcel SET parcel_status = 'none'`, 'DATA-CODE', 'Parcel.parcelStatus'],
    ['a column', 'ALTER TABLE parcel DROP COLUMN parcel_status', 'BEHAVIOUR-ENTITIES-ERRORS', 'Parcel'],
    ['a table', 'DROP TABLE land_use', 'BEHAVIOUR-ENTITIES-ERRORS', 'LandUse'],
  ])(
    'has a finding where %s is wrong',
    async (what, change, rule, where) => {
      const folder = join(root, `${engine}-wrong-${what.replace(' ', '-')}`);
      writeStarter(folder, dictionary, 'sql', 'land');
      const sql = `${readFileSync(join(folder, 'tables.sql'), 'utf8')}\n${change};\n`;
      writeFileSync(join(folder, 'tables.sql'), sql);
      const { findings } = await conform(folder, await fill(folder, 'land'));
      expect(findings).toContainEqual(expect.objectContaining({ rule, where: expect.stringContaining(where) }));
    },
    120_000,
  );
});

describe('the REST API to start from', () => {
  test.each(SUBJECTS)(
    'conforms for %s, and answers',
    async (subject) => {
      const folder = join(root, `rest-${subject}`);
      writeStarter(folder, dictionary, 'rest', subject);
      const { url, child } = await serve(folder);
      try {
        const run = await conform(folder, url);
        expect(run.findings).toEqual([]);
        expect(verdictOf(run)).toBe('passed');
        expect(run.sample.records).toBeGreaterThanOrEqual(keysIn(folder).length);
        for (const [, entity, selection, answer] of questionsOf(subject))
          expect(await ask(folder, url, entity, selection)).toEqual(answer);
      } finally {
        child.kill();
      }
    },
    120_000,
  );

  test('has a finding where a record is wrong', async () => {
    const folder = join(root, 'rest-wrong');
    writeStarter(folder, dictionary, 'rest', 'land');
    const records = readFileSync(join(folder, 'records.json'), 'utf8');
    writeFileSync(join(folder, 'records.json'), records.replace('"parcelArea": 61.5', '"parcelArea": -1'));
    const { url, child } = await serve(folder);
    try {
      const { findings } = await conform(folder, url);
      expect(findings).toContainEqual(expect.objectContaining({ rule: 'DATA-RANGE', where: 'Parcel.parcelArea' }));
    } finally {
      child.kill();
    }
  }, 120_000);
});

describe('lienthong conform init --as', () => {
  test.each(['sql', 'rest'])(
    '%s writes into an empty folder, where its own tests pass, and fail for a wrong binding',
    async (kind) => {
      const folder = join(root, `ministry-${kind}`);
      const { exitCode, stdout } = await runCommand(['conform', 'init', 'population', folder, '--as', kind]);
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('binding.yaml')]);
      install(folder);
      expect(await runNode(folder, '--test')).toEqual({ code: 0, said: expect.stringMatching(/pass 2\b/) });
      const file = join(folder, 'binding.yaml');
      const wrong = readFileSync(file, 'utf8').replace(/sex: sex$/m, 'sex: { column: sex, codes: { "1": "2" } }');
      writeFileSync(file, wrong);
      expect(await runNode(folder, '--test')).toEqual({
        code: 1,
        said: expect.stringContaining('DATA-IDENTIFIER-SEX'),
      });
    },
    180_000,
  );

  test('without a folder it takes one named for the subject and the kind; another kind is refused', async () => {
    const cwd = join(root, 'empty');
    mkdirSync(cwd);
    const { exitCode } = await runCommand(['conform', 'init', 'tax', '--as', 'rest'], { cwd });
    expect([exitCode, bindingIn(join(cwd, 'tax-rest'))]).toEqual([
      0,
      expect.objectContaining({ id: 'tax', kind: 'rest' }),
    ]);
    const refused = await runCommand(['conform', 'init', 'tax', 'other', '--as', 'soap'], { cwd });
    expect([refused.exitCode, refused.stderr]).toEqual([
      expect.any(Number),
      expect.stringContaining('subgraph, sql, rest'),
    ]);
    expect(refused.exitCode).not.toBe(0);
  }, 60_000);
});

test('what a binding cannot state is left out, and the README says so', () => {
  const book = dictionary.entities.get('HealthBook');
  const [allergies] = book?.elements ?? [];
  if (book === undefined || allergies === undefined) throw new Error('There is one.');
  const element = (name: string, type: string): DictionaryElement => ({ ...allergies, name, type });
  const elements = [...book.elements, element('doses', '[Immunisation!]'), element('keeper', 'Encounter')];
  const changed: Dictionary = {
    ...dictionary,
    entities: new Map([...dictionary.entities, ['HealthBook', { ...book, elements }]]),
  };
  const options = { subject: 'health', today: '2026-11-26', packages: {} };
  for (const kind of ['sql', 'rest'] as const) {
    const files = starterFiles(changed, { ...options, kind });
    const readme = files.get('README.md') ?? '';
    expect(readme).toContain('- `HealthBook.doses`: a binding has one place for Immunisation, which is taken.');
    expect(readme).toContain('- `HealthBook.keeper`: Encounter holds objects itself.');
    expect(files.get('binding.yaml')).not.toMatch(/doses|keeper/);
  }
});

test.each(['sql', 'rest'] as const)(
  '%s: with the relations that its README adds, it takes the place of a ministry',
  (kind) => {
    const files = starterFiles(dictionary, { subject: 'land', kind, today: '2026-11-26', packages: {} });
    const [, example = ''] = /```yaml\n([^]*?)```/.exec(files.get('README.md') ?? '') ?? [];
    const { LandRight, Person } = parse(example) as Record<'LandRight' | 'Person', TypeBinding>;
    const binding = parse(files.get('binding.yaml') ?? '') as SqlBinding | RestBinding;
    const { LandRight: own = LandRight, ...types } = binding.types;
    const relations = { ...own.relations, ...LandRight.relations };
    const added = { ...binding, types: { ...types, Person, LandRight: { ...own, relations } } };
    if (added.kind === 'rest')
      expect(bindingProblems(added, dictionary)[0]?.problem).toContain('cannot be asked by holderPersonId');
    else expect(bindingProblems(added, dictionary)).toEqual([]);
    const others = bindings.filter(({ id }) => id !== 'land');
    const { supergraphSdl } = composeDeclarations(dictionary, [...others, added].map(declarationOf));
    expect(supergraphSdl).toContain('landRights');
  },
);
