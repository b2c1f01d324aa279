import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { bindings } from '../../../resolvers/index.ts';
import { loadSubjects } from '../../../src/access/rows/loadSubjects.ts';
import { selfScope } from '../../../src/access/rows/selfScope.ts';
import { caseScope } from '../../../src/access/rows/caseScope.ts';
import { openAdminUnitRegistry } from '../../../src/codelist/openAdminUnitRegistry.ts';
import { schemaDifferences } from '../../../src/compose/schemaDifferences.ts';
import { subgraphSdl } from '../../../src/compose/subgraphSdl.ts';
import { loadDictionary } from '../../../src/dictionary/loadDictionary.ts';
import { createEngine, type Engine } from '../../../src/engine.ts';
import { GatewayError } from '../../../src/errors/gatewayError.ts';
import { listedScope, type RowScope, type SubjectMap } from '../../../src/model/rows.ts';
import { buildScalarRegistry } from '../../../src/model/scalars/buildScalarRegistry.ts';
import type { Source } from '../../../src/model/source.ts';
import { subjectFiles } from '../../../src/start/rowAccess.ts';
import { declarationOf } from '../../../src/sources/binding/declarationOf.ts';
import { createSource } from '../../../src/sources/createSource.ts';
import { createLocalSource } from '../../../src/sources/local/createLocalSource.ts';
import { fromByteText } from '../../../src/util/byteText.ts';
import { seededRandom, type Random } from '../../support/randomOperation.ts';
import { wholeGraph } from '../../support/wholeGraph.ts';
import { aWorld, type AWorld } from '../../world/aWorld.ts';

const dictionary = loadDictionary('schema');
const graph = wholeGraph();
const { subjects, scalars: subjectScalars } = loadSubjects(subjectFiles('schema', bindings), dictionary);

let world: AWorld;
let persons: readonly string[] = [];
let dossiers: readonly string[] = [];
let households: readonly string[] = [];
let narrowing: Country;
let whole: Country;

interface Country {
  readonly engine: Engine;
  /** What the databases have answered so far (bytes). */
  readonly bytes: () => number;
  readonly close: () => Promise<void>;
}

/** The databases of a world as the gateway asks them; the other ministries are down. */
async function country(known: SubjectMap | undefined): Promise<Country> {
  const adminUnits = await openAdminUnitRegistry();
  let bytes = 0;
  const sources = bindings.map((binding): Source => {
    const sdl = subgraphSdl(dictionary, declarationOf(binding));
    const services = { dictionary, adminUnits } as Parameters<typeof createLocalSource>[1]['services'];
    if (binding.kind === 'local') return createLocalSource({ ...binding, sdl }, { services, nowMs: Date.now });
    const down = () => Promise.reject(new GatewayError('SOURCE_UNREACHABLE', { source: binding.id }));
    const nothing = { probe: () => Promise.resolve({ state: 'unknown' as const }), close: () => Promise.resolve() };
    if (binding.kind !== 'sql')
      return { id: binding.id, kind: binding.kind, acceptsUnavailable: false, execute: down, ...nothing };
    const source = createSource(binding, {
      ...{ sdl, compare: schemaDifferences, services },
      url: `sqlite:${join(world.directory, `${binding.id}.sqlite`)}`,
      ...(known && { subjects: known }),
    });
    return {
      ...source,
      execute: async (request) => {
        const answer = await source.execute(request);
        bytes += answer.cost.bytes;
        return answer;
      },
    };
  });
  const engine = createEngine({
    ...{ graph, subjects, subjectScalars, scalars: buildScalarRegistry(dictionary) },
    sources: new Map(sources.map((source) => [source.id, source])),
    describe: (_plan, provenance) => ({ ...provenance }),
  });
  const close = async () => {
    await Promise.all(sources.map((source) => source.close()));
  };
  return { engine, bytes: () => bytes, close };
}

beforeAll(async () => {
  world = await aWorld({ people: 600, seed: 11 });
  const column = async (sql: string) => (await world.ask(sql)).map(({ id }) => String(id));
  persons = await column('select so_dinh_danh as id from population.cong_dan order by 1');
  dossiers = await column('select ma_ho_so as id from government_office.ho_so order by 1');
  households = await column('select ma_ho as id from population.ho_gia_dinh order by 1');
  narrowing = await country(subjects);
  whole = await country(undefined);
}, 120_000);

afterAll(async () => {
  await narrowing.close();
  await whole.close();
  await world.remove();
});

async function ask({ engine }: Country, query: string, variables: object, rows: RowScope): Promise<string> {
  const answer = await engine(
    {
      ...{ requestId: 'r', query, variables: { ...variables }, readOnly: false, refuseWhole: false },
      ...{ wantsProvenance: false, accepts: { incremental: false, events: false } },
      signal: new AbortController().signal,
    },
    { profileId: 'test', refuse: () => undefined, rows },
    { requestId: 'r', wantsProvenance: false },
  );
  if (answer.kind === 'complete') return fromByteText([...answer.body].join(''));
  if (answer.kind === 'refused') return JSON.stringify(answer.errors);
  throw new Error('One answer was expected.');
}

const QUERY = `query ($id: PersonalId!, $dossier: DossierCode!, $household: ID!) {
  person(personalId: $id) {
    household { members { memberPersonId relationToHead } }
    twice: household { members { memberPersonId member { fullNameText household { householdId members { memberPersonId } } } } }
    identifierHistory { oldPersonalId newPersonalId }
    childBirthRecords { birthRegNo childPersonId }
    children: childBirthRecords { fatherPersonId child { fullNameText } }
    marriageRecords { marriageRegNo husbandPersonId wifePersonId }
    civilStatusChanges { changedPersonId }
    representedEnterprises { enterpriseCode legalRepresentatives { legalRepPersonId } }
    healthInsuranceCards { cardNumber }
    dossiers { dossierCode applicantId parties { partyPersonId partyTaxCode } }
  }
  dossier(dossierCode: $dossier) { dossierCode parties { partyPersonId partyParcelRecordId person { fullNameText } } }
  household(householdId: $household) { headPersonId members { memberPersonId relationToHead } }
}`;

const someOf = (random: Random, from: readonly string[], most: number): readonly string[] =>
  Array.from({ length: 1 + Math.floor(random() * most) }, () => from[Math.floor(random() * from.length)] ?? '');

/** A rule, and whom is asked about: mostly somebody whom it admits. */
async function someRequest(random: Random): Promise<{ readonly rows: RowScope; readonly variables: object }> {
  const [id = ''] = someOf(random, persons, 1);
  const family = await world.ask(
    'select so_dinh_danh as id from population.cong_dan where ma_ho = (select ma_ho from population.cong_dan where so_dinh_danh = ?)',
    id,
  );
  const [dossier = ''] = someOf(random, dossiers, 1);
  const [household = ''] = someOf(random, households, 1);
  const relatives = family.map((row) => String(row['id']));
  const admitted = new Set([id, ...someOf(random, relatives, 2), ...someOf(random, persons, 2)]);
  const rows =
    random() < 0.3
      ? selfScope([...admitted], undefined)
      : random() < 0.5
        ? caseScope({
            ...{ kind: 'dossier', id: dossier, isOpen: true, agencies: [], procedure: undefined },
            ...{ persons: admitted, organisations: new Set(), parcels: new Set() },
          })
        : listedScope('any', new Map([['person', admitted]]));
  return { rows, variables: { id, dossier, household } };
}

test('an answer is the same whether the databases leave rows out or the gateway does, and they read less', async () => {
  const random = seededRandom(7);
  let lists = 0;
  for (let round = 0; round < 60; round += 1) {
    const { rows, variables } = await someRequest(random);
    const [here, there] = [await ask(narrowing, QUERY, variables, rows), await ask(whole, QUERY, variables, rows)];
    expect(here).toBe(there);
    if (here.includes('"members":[{')) lists += 1;
  }
  expect(lists).toBeGreaterThan(20);
  expect(narrowing.bytes()).toBeLessThan(0.8 * whole.bytes());
}, 120_000);

test('without a rule that can be listed everything is read', async () => {
  const [id = ''] = persons;
  const rows: RowScope = { rule: 'own', admits: (kind, value) => kind === 'person' && persons.includes(value) };
  const variables = { id, dossier: dossiers[0], household: households[0] };
  const before = [narrowing.bytes(), whole.bytes()] as const;
  expect(await ask(narrowing, QUERY, variables, rows)).toBe(await ask(whole, QUERY, variables, rows));
  expect(narrowing.bytes() - before[0]).toBe(whole.bytes() - before[1]);
});
