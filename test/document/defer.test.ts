import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, print, validate, visit, type DocumentNode } from 'graphql';
import { createDocumentStage } from '../../src/document/createDocumentStage.ts';
import { withDefer } from '../../src/model/deferDirective.ts';
import type { Projection } from '../../src/model/operation.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { randomOperation, seededRandom } from '../support/randomOperation.ts';
import { smallCountry } from '../support/smallCountry.ts';
import { prepared, refusalCodes, schema } from './schema.ts';

const accepts = { incremental: true, events: true };
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The projection as text: response keys, each with the fragment that answers it later. */
function projectionText({ fields }: Projection): string {
  return fields
    .map(({ responseKey, deferredBy, selection }) => {
      const inner = selection ? ` { ${projectionText(selection)} }` : '';
      return `${responseKey}${deferredBy === undefined ? '' : `@${deferredBy}`}${inner}`;
    })
    .join(' ');
}

describe('a deferred fragment', () => {
  const cases: readonly (readonly [string, string, string, readonly object[], string])[] = [
    [
      'stands in the normal form with what it asks for',
      '{ people { born ... @defer(label: "later") { name } } }',
      'query { people { born ... on Person @defer(label: "d0") { name } } }',
      [{ id: 'd0', label: 'later', path: ['people'] }],
      'people { born name@d0 }',
    ],
    [
      'leaves out what is asked for at once, also further down',
      '{ p: people { born spouse { born } ...F @defer } } fragment F on Person { x: born spouse { y: born name } }',
      'query { people { born spouse { born } ... on Person @defer(label: "d0") { spouse { name } } } }',
      [{ id: 'd0', path: ['p'] }],
      'p { born spouse { born } x@d0 spouse@d0 { y@d0 name@d0 } }',
    ],
    [
      'comes to nothing when all of it is asked for at once',
      '{ people { name born ... @defer { x: born ... @defer(label: "a") { personalId } } } ... @defer { people { name } __typename } }',
      'query { people { name born ... on Person @defer(label: "d0") { personalId } } }',
      [{ id: 'd0', label: 'a', path: ['people'] }],
      'people { name born x personalId@d0 } people { name } __typename',
    ],
    [
      'stands in another one, and leaves out what that asks for',
      '{ people { ... @defer(label: "a") { born ... @defer(label: "b") { born name } } } }',
      'query { people { __typename ... on Person @defer(label: "d0") { born ... on Person @defer(label: "d1") { name } } } }',
      [
        { id: 'd0', label: 'a', path: ['people'] },
        { id: 'd1', label: 'b', parent: 'd0', path: ['people'] },
      ],
      'people { born@d0 born@d1 name@d1 }',
    ],
    [
      'may stand deeper in another one',
      '{ ... @defer { people { spouse { born ... @defer { name } } } } }',
      'query { ... on Query @defer(label: "d0") { people { spouse { born ... on Person @defer(label: "d1") { name } } } } }',
      [
        { id: 'd0', path: [] },
        { id: 'd1', parent: 'd0', path: ['people', 'spouse'] },
      ],
      'people@d0 { spouse@d0 { born@d0 name@d1 } }',
    ],
    [
      'keeps its type conditions inside',
      '{ named { name ... on Person @defer { born } ... @defer { ... on Firm { code } } } holders { ... on Firm @defer { code } } }',
      `query {
        named { __typename name ... on Named @defer(label: "d0") { ... on Person { born } } ... on Named @defer(label: "d1") { ... on Firm { code } } }
        holders { __typename ... on Holder @defer(label: "d2") { ... on Firm { code } } } }`,
      [
        { id: 'd0', path: ['named'] },
        { id: 'd1', path: ['named'] },
        { id: 'd2', path: ['holders'] },
      ],
      'named { name born@d0 code@d1 } holders { code@d2 }',
    ],
    [
      'leaves out what a condition around it asks for already',
      '{ named { ... on Person { name born } ... on Person @defer { born personalId } ... @defer { name } } }',
      `query { named { __typename ... on Person { name born }
        ... on Named @defer(label: "d0") { ... on Person { personalId } } ... on Named @defer(label: "d1") { name } } }`,
      [
        { id: 'd0', path: ['named'] },
        { id: 'd1', path: ['named'] },
      ],
      'named { name born born@d0 personalId@d0 name@d1 }',
    ],
    [
      'is one for each place at which its fragment is spread',
      '{ a: people { ...F } b: people { ...F ...F } } fragment F on Person { ... @defer(label: "l") { born } }',
      `query { people { __typename ... on Person @defer(label: "d0") { born } ... on Person @defer(label: "d1") { born } } }`,
      [
        { id: 'd0', label: 'l', path: ['a'] },
        { id: 'd1', label: 'l', path: ['b'] },
      ],
      'a { born@d0 } b { born@d1 born@d1 }',
    ],
    [
      'shares the variables of equal arguments',
      '{ person(personalId: 1) { born } ... @defer { other: person(personalId: 1) { name(short: true) } } }',
      `query($v0: ID!, $v1: Boolean) { _a0_person: person(personalId: $v0) { born }
        ... on Query @defer(label: "d0") { _a0_person: person(personalId: $v0) { _a1_name: name(short: $v1) } } }`,
      [{ id: 'd0', path: [] }],
      'person { born } other@d0 { name@d0 }',
    ],
    [
      'is not deferred when it is switched off',
      '{ people { born ... @defer(if: false) { name } } }',
      'query { people { born name } }',
      [],
      'people { born name }',
    ],
    [
      'may stand under the root of a mutation',
      'mutation { register(name: "x") { born ... @defer { name } } }',
      'mutation($v0: String!) { _a0_register: register(name: $v0) { born ... on Person @defer(label: "d0") { name } } }',
      [{ id: 'd0', path: ['register'] }],
      'register { born name@d0 }',
    ],
  ];
  test.each(cases)('%s', (_name, query, text, deferred, projection) => {
    const { operation } = prepared({ query, accepts });
    expect(operation.text).toBe(squeeze(text));
    expect(operation.deferred).toEqual(deferred);
    expect(projectionText(operation.projection)).toBe(projection);
    expect(validate(withDefer(schema), parse(operation.text))).toEqual([]);
  });

  test('depends on a variable like a condition', () => {
    const stage = createDocumentStage({ schema });
    const query = 'query($later: Boolean! = false) { people { born ... @defer(if: $later) { name } } }';
    const ask = (variables: object, incremental = true) => {
      const request = { query, variables: { ...variables }, accepts: { incremental, events: false } };
      const outcome = stage.prepare(request, { profileId: 'p', refuse: () => undefined });
      return outcome.ok ? outcome.prepared.operation.deferred.length : undefined;
    };
    expect([ask({ later: true }), ask({ later: false }), ask({}), ask({ later: true })]).toEqual([1, 0, 0, 1]);
    expect([ask({ later: true }, false), ask({ later: false }, false)]).toEqual([0, 0]);
    expect(stage.work).toEqual({ parsed: 1, normalised: 3 });
  });

  test('of refused fields alone is answered at once', () => {
    const refuse = (_type: string, field: string) =>
      field === 'secret' ? { code: 'DEPENDENCY_UNAVAILABLE', params: {} } : undefined;
    const query = '{ people { born ... @defer { secret } ... @defer { secret name } } }';
    const { operation } = prepared({ query, accepts }, refuse);
    expect(operation.text).toBe('query { people { born ... on Person @defer(label: "d0") { name } } }');
    expect(projectionText(operation.projection)).toBe('people { born secret secret@d0 name@d0 }');
  });

  test('may not be one of thousands', () => {
    const query = `{ people { ${'... @defer { born } '.repeat(101)} } }`;
    expect(refusalCodes({ query, accepts })).toEqual(['DOCUMENT_TOO_MANY_FIELDS']);
    const chain = Array.from(
      { length: 120 },
      (_, at) => `fragment F${String(at)} on Person { ...F${String(at + 1)} @defer }`,
    );
    const chained = `{ people { ...F0 } } ${chain.join(' ')} fragment F120 on Person { born }`;
    expect(refusalCodes({ query: chained, accepts })).toEqual(['DOCUMENT_TOO_MANY_FIELDS']);
    expect(refusalCodes(query)).toEqual([]);
  });
});

describe('@defer is admitted where the draft admits it', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['with different labels', '{ people { ... @defer(label: "a") { born } ... @defer(label: "b") { name } } }', true],
    [
      'not with one label twice',
      '{ people { ... @defer(label: "a") { born } ... @defer(label: "a") { name } } }',
      false,
    ],
    ['not with a label from a variable', 'query($l: String) { people { ... @defer(label: $l) { born } } }', false],
    ['not on a field', '{ people @defer { born } }', false],
    ['not at the root of a mutation', 'mutation { ... @defer { register(name: "x") { born } } }', false],
    ['not at the root of a subscription', 'subscription { ... @defer(if: false) { registered { born } } }', false],
    [
      'not in a subscription',
      'subscription { registered { ...F } } fragment F on Person { ... @defer { born } }',
      false,
    ],
    ['in a subscription if switched off', 'subscription { registered { ... @defer(if: false) { born } } }', true],
    [
      'in a subscription if a variable says no',
      'subscription($d: Boolean!) { registered { ... @defer(if: $d) { born } } }',
      true,
    ],
    [
      'not in a subscription if it says yes',
      'subscription($d: Boolean = true) { registered { ... @defer(if: $d) { born } } }',
      false,
    ],
  ];
  test.each(cases)('%s', (_name, query, isAdmitted) => {
    const request = { query, accepts, ...(query.includes('$d: Boolean!') ? { variables: { d: false } } : {}) };
    expect(refusalCodes(request)).toEqual(isAdmitted ? [] : ['DOCUMENT_INVALID']);
  });
});

/** Random operations defer nothing; half of their fragments are made to. */
function deferring(query: string, seed: number): string {
  const random = seededRandom(seed);
  const maybe = () => (random() < 0.5 ? ' @defer' : '');
  return query.replace(/\.\.\.( on)? ?\w+/g, (fragment) => fragment + maybe());
}

/** Paths of the fields that a normal form asks for, deferred or not. */
function askedPaths(document: DocumentNode): ReadonlySet<string> {
  const paths = new Set<string>();
  const way: string[] = [];
  visit(document, {
    Field: {
      enter: (node) => {
        way.push((node.alias ?? node.name).value);
        if (node.name.value !== '__typename') paths.add(way.join('.'));
      },
      leave: () => void way.pop(),
    },
  });
  return paths;
}

/** Leaves that a deferred fragment asks for although something around it asks for them at the same place. */
function askedAgain(document: DocumentNode): readonly string[] {
  const fragmentsByLeaf = new Map<string, string[]>();
  const way: string[] = [];
  const around: string[] = [];
  visit(document, {
    Field: {
      enter: (node) => {
        way.push((node.alias ?? node.name).value);
        const leaf = way.join('.');
        if (!node.selectionSet && node.name.value !== '__typename')
          fragmentsByLeaf.set(leaf, [...(fragmentsByLeaf.get(leaf) ?? []), around.join('')]);
      },
      leave: () => void way.pop(),
    },
    InlineFragment: {
      enter: ({ typeCondition, directives }) => {
        const deferred = directives?.[0] && print(directives[0]);
        if (deferred === undefined) way.push(`on ${typeCondition?.name.value ?? ''}`);
        else around.push(deferred);
      },
      leave: ({ directives }) => void (directives?.length === 0 ? way : around).pop(),
    },
  });
  return [...fragmentsByLeaf].flatMap(([leaf, fragments]) =>
    fragments.some((one, at) => fragments.some((other, index) => index !== at && one.startsWith(other))) ? [leaf] : [],
  );
}

test('random operations ask for the same whether something is deferred or not, and for nothing twice', () => {
  const { schema: country } = fakeFederation(Object.values(smallCountry()));
  const stage = createDocumentStage({ schema: country });
  const withDirective = withDefer(country);
  const found = { deferred: 0, nested: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { query, variables } = randomOperation(country, seededRandom(seed));
      const [later, atOnce] = [true, false].map((incremental) => {
        const request = { query: deferring(query, seed), variables, accepts: { incremental, events: false } };
        const outcome = stage.prepare(request, { profileId: 'p', refuse: () => undefined });
        if (!outcome.ok) throw new Error(outcome.errors[0]?.message);
        return outcome.prepared.operation;
      });
      if (later === undefined || atOnce === undefined) throw new Error('Both were prepared.');
      const document = parse(later.text);
      expect(validate(withDirective, document)).toEqual([]);
      expect(askedPaths(document)).toEqual(askedPaths(parse(atOnce.text)));
      const ids = new Set(later.deferred.map(({ id }) => id));
      const written = new Set([...later.text.matchAll(/label: "(d\d+)"/g)].map(([, id]) => id));
      expect(written).toEqual(ids);
      found.deferred += ids.size;
      found.nested += later.deferred.filter(({ parent }) => parent !== undefined).length;
      expect(askedAgain(document)).toEqual([]);
    }),
    { numRuns: 300, seed: 20261125 },
  );
  expect(found.deferred).toBeGreaterThan(100);
  expect(found.nested).toBeGreaterThan(10);
});
