import { expect, test } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { bindings } from '../../resolvers/index.ts';
import { systemClock } from '../../src/clock.ts';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import { subgraphSdl } from '../../src/compose/subgraphSdl.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { createGateway } from '../../src/gateway.ts';
import type { Caller } from '../../src/model/access.ts';
import type { SourceBinding } from '../../src/model/binding.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import type { Source, SourceAnswer } from '../../src/model/source.ts';
import { declarationOf } from '../../src/sources/binding/declarationOf.ts';
import { createLocalSource } from '../../src/sources/local/createLocalSource.ts';
import { fromByteText } from '../../src/util/byteText.ts';
import { accessOperations, accessSeed } from '../support/accessEffort.ts';
import { shippedRules } from '../support/accessRules.ts';
import { seededRandom, type Random } from '../support/randomOperation.ts';
import { wholeGraph } from '../support/wholeGraph.ts';

const dictionary = loadDictionary('schema');
const rules = shippedRules();
const graph = wholeGraph();
const { schema } = graph;
const PERSON = '079072990422';

type Data = Readonly<Record<string, unknown>>;

/** Notes every coordinate that it is asked for, also as a key, and answers something to everything. */
class Spy {
  readonly seen = new Set<string>();

  source(id: string): Source {
    return {
      id,
      kind: 'graphql',
      acceptsUnavailable: false,
      execute: ({ document, variables }): Promise<SourceAnswer> => {
        for (const value of Object.values(variables)) this.#noteKeys(value);
        const [operation] = document.definitions;
        if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A fetch is an operation.');
        const { representations = [] } = variables as { readonly representations?: readonly Data[] };
        const data = this.#objectOf(operation.selectionSet, 'Query', representations);
        return Promise.resolve({ data, errors: [], cost: { httpCalls: 1, sqlStatements: 0, bytes: 1 } });
      },
      probe: () => Promise.resolve({ state: 'up', sinceMs: 0 }),
      close: () => Promise.resolve(),
    };
  }

  #noteKeys(value: unknown): void {
    if (Array.isArray(value)) value.forEach((item) => this.#noteKeys(item));
    if (typeof value !== 'object' || value === null || !('__typename' in value)) return;
    for (const key of Object.keys(value)) if (key !== '__typename') this.seen.add(`${String(value.__typename)}.${key}`);
  }

  #objectOf({ selections }: SelectionSetNode, typename: string, representations: readonly Data[] = []): Data {
    const type = schema.getType(typename);
    return Object.assign(
      {},
      ...selections.map((selection): Data => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('Fetches hold no named fragments.');
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const on = selection.typeCondition?.name.value ?? typename;
          const condition = schema.getType(on);
          const applies = on === typename || (isAbstractType(condition) && schema.isSubType(condition, type as never));
          return applies ? this.#objectOf(selection.selectionSet, typename) : {};
        }
        const key = (selection.alias ?? selection.name).value;
        const name = selection.name.value;
        if (name === '__typename') return { [key]: typename };
        const inner = selection.selectionSet;
        if (name === '_entities')
          return { [key]: representations.map((each) => inner && this.#objectOf(inner, String(each['__typename']))) };
        this.seen.add(`${typename}.${name}`);
        const field = isObjectType(type) ? type.getFields()[name] : undefined;
        return { [key]: field === undefined ? 'x' : this.#valueOf(field.type, inner) };
      }),
    ) as Data;
  }

  #valueOf(type: GraphQLOutputType, inner: SelectionSetNode | undefined): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return [this.#valueOf(nullable.ofType, inner)];
    const named = getNamedType(type);
    if (inner !== undefined) return this.#objectOf(inner, possibleOf(schema, named.name)[0] ?? named.name);
    return { PersonalId: PERSON, Int: 1, Float: 1, Boolean: true }[named.name] ?? 'x';
  }
}

function possibleOf(of: GraphQLSchema, name: string): readonly string[] {
  const type = of.getType(name);
  return isAbstractType(type) ? of.getPossibleTypes(type).map((each) => each.name) : [name];
}

const one = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
};

/** Operations on a person and whatever can be reached from there, with aliases, fragments and conditions. */
function randomSelection(random: Random, typename: string, depth: number): string {
  const type = schema.getType(typename);
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const chosen = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, index) => {
    const field = one(random, fields);
    const named = getNamedType(field.type);
    const isDeep = isCompositeType(named);
    if (isDeep && depth > 3) return '__typename';
    const inner = isDeep ? ` ${randomSelection(random, possibleOf(schema, named.name)[0] ?? '', depth + 1)}` : '';
    const within = isAbstractType(named) ? ` { ... on ${possibleOf(schema, named.name)[0] ?? ''}${inner} }` : inner;
    const condition = one(random, ['', '', '', ' @include(if: $yes)', ' @skip(if: $yes)']);
    const text = `a${String(depth)}_${String(index)}: ${field.name}${condition}${within}`;
    return random() < 0.2 ? `... on ${typename} { ${text} }` : text;
  });
  return `{ ${chosen.join(' ')} }`;
}

interface Asking {
  readonly caller: Caller | undefined;
  readonly purpose?: string;
}

const OFFICER: Caller = { issuer: 'i', subject: 's', kind: 'officer', role: 'treating-doctor', agency: 'G18.01' };

/** Everybody who is admitted to a purpose; somebody without one; nobody. */
const ASKING: readonly Asking[] = [
  { caller: undefined },
  { caller: OFFICER },
  ...[...rules.purposes.values()].flatMap(({ code, admitted }) =>
    admitted.flatMap(({ role, agencies }) => {
      const kind = rules.rules.roles.get(role)?.kind ?? 'officer';
      return agencies.flatMap((pattern): Asking[] => {
        const agency = pattern === 'any' ? 'G18.01' : pattern.replace(/\.?\*$/, '');
        const caller = { issuer: 'i', subject: 's', kind, role, agency, assurance: 'level-2', personalId: PERSON };
        return [{ caller, purpose: code }];
      });
    }),
  ),
];

let now: Asking = { caller: undefined };
const spy = new Spy();
const adminUnits = await openAdminUnitRegistry({ storePath: ':memory:' });

/** What the gateway answers by itself it does answer, as May I; the spy listens there too. */
function spiedSource(binding: SourceBinding): Source {
  const ministry = spy.source(binding.id);
  if (binding.kind !== 'local') return ministry;
  const own = createLocalSource(
    { ...binding, sdl: subgraphSdl(dictionary, declarationOf(binding)) },
    { services: { dictionary, adminUnits }, nowMs: Date.now },
  );
  return {
    ...ministry,
    kind: own.kind,
    execute: async (request) => {
      await ministry.execute(request);
      return own.execute(request);
    },
  };
}

const answer = createGateway({
  dictionary,
  graph,
  scalars: buildScalarRegistry(dictionary),
  access: () => rules,
  sources: new Map(bindings.map((binding) => [binding.id, spiedSource(binding)])),
  ministries: new Map(bindings.map(({ id, ministry }) => [id, ministry])),
  authenticate: () => (now.caller === undefined ? Promise.reject(new Error('nobody')) : Promise.resolve(now.caller)),
  clock: systemClock,
  admitEmergency: () => Promise.resolve(),
  onIncident: () => undefined,
});

interface Said {
  readonly data: Data | null;
  readonly errors?: readonly {
    readonly path: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
}

async function ask(query: string, variables: Data): Promise<Said> {
  const { caller, purpose } = now;
  const isEmergency = rules.purposes.get(purpose ?? '')?.emergency === true;
  const given = await answer({
    requestId: 'r',
    query,
    ...(caller && { token: 'token' }),
    ...(purpose && { purpose, caseId: 'case' }),
    ...(isEmergency && { emergency: 'The patient is unconscious and alone.' }),
    variables,
    readOnly: false,
    wantsProvenance: false,
    accepts: { incremental: false, events: false },
    signal: new AbortController().signal,
  });
  if (given.kind !== 'complete') throw new Error(`${query} ${JSON.stringify(given)}`);
  return JSON.parse(fromByteText([...given.body].join(''))) as Said;
}

const MAY_I =
  'query($o: Text!, $v: Text) { mayI(operation: $o, variables: $v) { isValid issues { code reasonEn } fields { path verdict } } }';

/** Places that May I says are refused. */
async function refusedBeforehand(query: string, variables: Data): Promise<ReadonlySet<string>> {
  const { data, errors } = await ask(MAY_I, { o: query, v: JSON.stringify(variables) });
  expect([errors, data?.['mayI']]).toEqual([undefined, expect.objectContaining({ isValid: true, issues: [] })]);
  const { fields } = data?.['mayI'] as {
    readonly fields: readonly { readonly path: string; readonly verdict: string }[];
  };
  return new Set(fields.flatMap(({ path, verdict }) => (verdict === 'REFUSE' ? [path] : [])));
}

function refusedPlaces({ errors = [] }: Said): readonly string[] {
  return errors.flatMap(({ path, extensions: { code } }) =>
    code.startsWith('FIELD_') || code === 'CONSENT_MISSING'
      ? [path.filter((key) => typeof key === 'string').join('.')]
      : [],
  );
}

/** Operations (count) under one profile, which share what was decided for it. */
const PER_PROFILE = 20;

/** Of so many operations one is asked of May I as well (count). */
const MAY_I_EVERY = 5;

test(
  `over ${String(accessOperations)} operations no ministry is asked for what the rules keep from the asker, and May I agrees`,
  async () => {
    const random = seededRandom(accessSeed);
    const met = { refused: 0, fetched: 0, agreed: 0 };
    for (let count = 0; count < accessOperations; count++) {
      if (count % PER_PROFILE === 0) now = one(random, ASKING);
      const { caller, purpose } = now;
      const emergency = rules.purposes.get(purpose ?? '')?.emergency === true;
      const profile = rules.profile(caller, { ...(purpose && { purpose }), emergency });
      const selection = randomSelection(random, 'Person', 0);
      const query = `query($yes: Boolean! = true) { used: __typename @include(if: $yes) person(personalId: "${PERSON}") ${selection} }`;
      const variables = { yes: random() < 0.5 };
      spy.seen.clear();
      const said = await ask(query, variables);
      const forbidden = [...spy.seen].filter(
        (coordinate) => rules.rules.vocabulary.elements.has(coordinate) && !profile.mayUse(coordinate),
      );
      expect({ now, query, forbidden }).toEqual({ now, query, forbidden: [] });
      const refused = refusedPlaces(said);
      if (refused.length > 0) met.refused++;
      if (spy.seen.size > 0) met.fetched++;
      if (count % MAY_I_EVERY !== 0) continue;
      const beforehand = await refusedBeforehand(query, variables);
      const surprises = refused.filter((place) => !beforehand.has(place));
      expect({ now, query, variables, surprises }).toEqual({ now, query, variables, surprises: [] });
      if (refused.length > 0) met.agreed++;
    }
    expect(Math.min(met.refused, met.fetched, met.agreed)).toBeGreaterThan(accessOperations / 20);
  },
  60_000 + accessOperations * 60,
);
