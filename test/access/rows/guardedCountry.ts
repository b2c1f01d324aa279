import { Kind, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Refuse } from '../../../src/document/expansionInput.ts';
import { createEngine, type Engine, type EngineAccess } from '../../../src/engine.ts';
import type { ClientError } from '../../../src/errors/clientError.ts';
import type { TextPieces } from '../../../src/model/gateway.ts';
import type { RowScope, SubjectKind, SubjectMap } from '../../../src/model/rows.ts';
import type { SourceAnswer, SourceRequest } from '../../../src/model/source.ts';
import { fromByteText } from '../../../src/util/byteText.ts';
import { fakeFederation } from '../../support/fakeFederation.ts';
import { fakeSource, type FakeSource, type Speech } from '../../support/fakeSource.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of a small country: persons `1` to `4`, their parcels and their results. */
export interface CountryRows {
  readonly persons: readonly Row[];
  readonly parcels: readonly Row[];
  readonly results: readonly Row[];
}

export const ROWS: CountryRows = {
  persons: ['1', '2', '3', '4'].map((personalId) => ({
    __typename: 'Person',
    personalId,
    fullName: `Người "${personalId}"`,
    phones: [`09${personalId}1234567`, '12'],
    communeCode: `0000${personalId}`,
    spouseId: { '1': '2', '2': '1' }[personalId] ?? null,
  })),
  parcels: [
    { __typename: 'Parcel', parcelId: 'a', areaM2: 10, holderIds: ['1'] },
    { __typename: 'Parcel', parcelId: 'b', areaM2: 20, holderIds: ['2', '1'] },
    { __typename: 'Parcel', parcelId: 'c', areaM2: 30, holderIds: ['3'] },
    { __typename: 'Parcel', parcelId: 'd', areaM2: 40, holderIds: [] },
  ],
  results: [
    { __typename: 'LabResult', resultId: 'r1', value: '5.1', patientId: '1' },
    { __typename: 'LabResult', resultId: 'r2', value: '6.2', patientId: '2' },
    { __typename: 'LabResult', resultId: 'r3', value: '7.3', patientId: null },
  ],
};

export const SUBJECTS: SubjectMap = new Map([
  [
    'Person',
    [
      { field: 'personalId', kind: 'person' as const },
      { field: 'communeCode', kind: 'adminUnit' as const },
    ],
  ],
  ['Parcel', [{ field: 'holderIds', kind: 'person' as const }]],
  ['LabResult', [{ field: 'patientId', kind: 'person' as const }]],
]);

export const SUBJECT_SCALARS: ReadonlyMap<string, SubjectKind> = new Map([['PersonalId', 'person']]);

function population({ persons, parcels }: CountryRows, speaks: Speech): FakeSource {
  const find = (id: unknown) => persons.find(({ personalId }) => personalId === id) ?? null;
  return fakeSource({
    id: 'population',
    speaks,
    sdl: `scalar PersonalId
      type Query {
        person(personalId: PersonalId!): Person
        personOf(filter: PersonFilter!): Person
        persons(ids: [PersonalId!], order: String): [Person!]
        nullablePersons: [Person]
        pairs: [[Person!]!]
        nobody: [Person!]
        nobodyOf(personalId: PersonalId!): [Person!]
        grid: [[Person!]]
        eldest: Person
        mustHaveEldest: Person!
        office: Office
        holdings: [Holding!]
        named: [Named!]
        countOf(personalId: PersonalId): Int
      }
      type Mutation { move(personalId: PersonalId!): Moved }
      type Subscription { moved: Person movedOf(personalId: PersonalId!): Person allMoved: [Person!] }
      input PersonFilter { personalId: PersonalId!, near: PersonFilter }
      type Moved { person: Person query: Query }
      type Office @shareable { name: String head: Person staff: [Person!] }
      union Holding = Person | Office | Parcel
      interface Named { fullName: String }
      type Person implements Named @key(fields: "personalId") {
        personalId: PersonalId! fullName: String phones: [String!] spouseId: PersonalId communeCode: String spouse: Person children: [Person!]!
      }
      type Hamlet implements Named { fullName: String }
      type Parcel @key(fields: "parcelId", resolvable: false) { parcelId: ID! }`,
    rows: { Person: persons },
    resolvers: {
      Query: {
        person: (_, { personalId }) => find(personalId),
        personOf: (_, { filter }) => find((filter as Row)['personalId']),
        persons: (_, { ids }) => persons.filter(({ personalId }) => !Array.isArray(ids) || ids.includes(personalId)),
        nullablePersons: () => [null, ...persons, null],
        pairs: () => persons.map((person) => [person, persons[0]]),
        grid: () => [...persons.map((person) => [person]), null, []],
        eldest: () => persons.at(-1) ?? null,
        mustHaveEldest: () => persons.at(-1) ?? null,
        office: () => ({ __typename: 'Office', name: 'Phòng 1', head: persons.at(-1), staff: persons }),
        holdings: () => [persons[3], { __typename: 'Office', name: 'Phòng 2' }, parcels[2], persons[0]],
        named: () => [persons[3], { __typename: 'Hamlet', fullName: 'Xóm 1' }, persons[0]],
        countOf: () => persons.length,
      },
      Mutation: { move: (_, { personalId }) => ({ person: find(personalId), query: {} }) },
      Person: {
        spouse: ({ spouseId }) => (spouseId === null ? null : find(spouseId)),
        children: ({ personalId }) => persons.filter((other) => Number(other['personalId']) > Number(personalId)),
      },
    },
    events: ({ document }) =>
      Promise.resolve(
        (async function* () {
          const { name, key } = rootFieldOf(document);
          for (const moved of [...persons, null]) {
            const told = name === 'allMoved' ? moved && [moved] : moved;
            yield await Promise.resolve({ data: { [key]: told }, errors: [] });
          }
        })(),
      ),
  });
}

/** The only field of a subscription, and the key under which it is answered. */
function rootFieldOf({ definitions: [operation] }: DocumentNode): { readonly name: string; readonly key: string } {
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  if (field?.kind !== Kind.FIELD) throw new Error('A subscription has one field.');
  return { name: field.name.value, key: (field.alias ?? field.name).value };
}

function land({ parcels, persons }: CountryRows, speaks: Speech): FakeSource {
  return fakeSource({
    id: 'land',
    speaks,
    sdl: `scalar PersonalId
      type Query { parcel(parcelId: ID!): Parcel parcels: [Parcel!] }
      type Parcel @key(fields: "parcelId") { parcelId: ID! areaM2: Int holderIds: [PersonalId!] holders: [Person!] }
      type Person @key(fields: "personalId") { personalId: PersonalId! parcels: [Parcel!] }`,
    rows: { Parcel: parcels, Person: persons },
    resolvers: {
      Query: {
        parcel: (_, args) => parcels.find(({ parcelId }) => parcelId === args['parcelId']) ?? null,
        parcels: () => parcels,
      },
      Parcel: {
        holders: ({ holderIds }) => (holderIds as string[]).map((personalId) => ({ __typename: 'Person', personalId })),
      },
      Person: {
        parcels: ({ personalId }) =>
          parcels.filter(({ holderIds }) => (holderIds as string[]).includes(String(personalId))),
      },
    },
  });
}

function health({ results, persons }: CountryRows, speaks: Speech): FakeSource {
  return fakeSource({
    id: 'health',
    speaks,
    sdl: `scalar PersonalId
      type Query { results: [LabResult!] result(resultId: ID!): LabResult }
      type LabResult @key(fields: "resultId") { resultId: ID! value: String patientId: PersonalId patient: Person }
      type Person @key(fields: "personalId") { personalId: PersonalId! results: [LabResult!] weight: Int }`,
    rows: { LabResult: results, Person: persons },
    resolvers: {
      Query: {
        results: () => results,
        result: (_, args) => results.find(({ resultId }) => resultId === args['resultId']) ?? null,
      },
      LabResult: {
        patient: ({ patientId }) => (patientId === null ? null : { __typename: 'Person', personalId: patientId }),
      },
      Person: {
        results: ({ personalId }) => results.filter(({ patientId }) => patientId === personalId),
        weight: ({ personalId }) => 50 + Number(personalId),
      },
    },
  });
}

/** Rows of these persons only. */
export function only(...ids: readonly string[]): RowScope {
  return { rule: 'case-subject', admits: (kind, value) => kind === 'person' && ids.includes(value) };
}

export interface GuardedCountry {
  /** The public schema. */
  readonly schema: GraphQLSchema;
  readonly engine: Engine;
  readonly sources: readonly FakeSource[];
  ask(query: string, access?: Partial<EngineAccess>, options?: AskOptions): Promise<CountryAnswer>;
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly accepts?: { readonly incremental: boolean; readonly events: boolean };
  readonly wantsProvenance?: boolean;
  readonly refuseWhole?: boolean;
}

/** Bodies of an answer, as a client reads them; the texts too. */
export interface CountryAnswer {
  readonly status: number;
  readonly bodies: readonly Body[];
  readonly texts: readonly string[];
}

export interface Body {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly ClientError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

const allow: Refuse = () => undefined;

/** The engine over three ministries that know more than may be told. */
export function guardedCountry(
  rows: CountryRows = ROWS,
  speaks: Speech = 'objects',
  tamper: (answer: SourceAnswer) => SourceAnswer = (answer) => answer,
): GuardedCountry {
  const sources = [population(rows, speaks), land(rows, speaks), health(rows, speaks)].map((source) => ({
    ...source,
    execute: async (request: SourceRequest) => tamper(await source.execute(request)),
  }));
  const { schema, supergraphSdl } = fakeFederation(sources);
  const engine = createEngine({
    graph: { schema, supergraphSdl, fieldSources: new Map(), requiredFields: new Map(), hash: '' },
    sources: new Map(sources.map((source) => [source.id, source])),
    scalars: new Map(),
    subjects: SUBJECTS,
    subjectScalars: SUBJECT_SCALARS,
    describe: (_plan, provenance) => ({ ...provenance }),
  });
  return {
    schema,
    engine,
    sources,
    ask: async (query, access = {}, options = {}) => {
      const { variables = {}, accepts = { incremental: true, events: true }, wantsProvenance = false } = options;
      const { refuseWhole = false } = options;
      const answer = await engine(
        {
          requestId: 'r',
          query,
          variables,
          readOnly: false,
          wantsProvenance,
          refuseWhole,
          accepts,
          signal: new AbortController().signal,
        },
        { profileId: 'test', refuse: allow, ...access },
        { requestId: 'r', wantsProvenance },
      );
      if (answer.kind === 'refused')
        return { status: answer.status, bodies: [{ errors: answer.errors }], texts: [JSON.stringify(answer.errors)] };
      const texts: string[] = [];
      if (answer.kind === 'complete') texts.push(textOf(answer.body));
      else for await (const body of answer.kind === 'events' ? answer.events : answer.parts) texts.push(textOf(body));
      return { status: 200, texts, bodies: texts.map((text) => JSON.parse(text) as Body) };
    },
  };
}

function textOf(pieces: TextPieces): string {
  return fromByteText([...pieces].join(''));
}
