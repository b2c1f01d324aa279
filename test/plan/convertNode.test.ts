import { expect, test } from '@jest/globals';
import type {
  FetchNode,
  InlineFragmentRequiresNode,
  PlanNode as RawPlanNode,
} from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { convertNode } from '../../src/plan/convertNode.ts';
import { simplifyTree } from '../../src/plan/simplifyTree.ts';

const read = (text: string) => ({ text, document: parse(text) });
const person: InlineFragmentRequiresNode = { kind: 'InlineFragment', typeCondition: 'Person', selections: [] };
const fetch: FetchNode = { kind: 'Fetch', serviceName: 'land', operation: '{ a }' };
const entityFetch: FetchNode = { ...fetch, requires: [person] };
const path = [{ Field: 'a' }];

/** What the planner's types admit and this gateway does not execute. */
const unsupported: readonly (readonly [string, RawPlanNode])[] = [
  ['a Condition node', { kind: 'Condition', condition: 'v0', ifClause: fetch }],
  ['a Defer node', { kind: 'Defer', primary: { node: fetch }, deferred: [] }],
  ['a Subscription node', { kind: 'Subscription', primary: fetch }],
  ['a subscription', { ...fetch, operationKind: 'subscription' }],
  ['representations without a path', entityFetch],
  ['a path without representations', { kind: 'Flatten', path, node: fetch }],
  ['a Flatten node over a Sequence node', { kind: 'Flatten', path, node: { kind: 'Sequence', nodes: [] } }],
  [
    'input rewrites',
    {
      kind: 'Flatten',
      path,
      node: { ...entityFetch, inputRewrites: [{ ValueSetter: { path: [], setValueTo: 'Media' } }] },
    },
  ],
  ['a value set in an answer', { ...fetch, outputRewrites: [{ ValueSetter: { path: [], setValueTo: 'Media' } }] }],
  ['a rename without a key', { ...fetch, outputRewrites: [{ KeyRenamer: { path: [], renameKeyTo: 'b' } }] }],
  [
    'conditional representations',
    { kind: 'Flatten', path, node: { ...fetch, requires: [{ ...person, includeIf: 'v0' }] } },
  ],
  [
    'a fragment spread in representations',
    { kind: 'Flatten', path, node: { ...fetch, requires: [{ kind: 'FragmentSpread', value: 'a' }] } },
  ],
];

test.each(unsupported)('%s is refused by name', (feature, node) => {
  expect(() => convertNode(node, read)).toThrow(
    expect.objectContaining({ code: 'PLAN_NOT_SUPPORTED', params: { feature } }),
  );
});

test('a rename keeps its way, and the group of entities in which it starts', () => {
  const rename = {
    path: [{ Key: 'holders' }, { TypenameEquals: ['Enterprise'] }, { Key: '_internal_0' }],
    renameKeyTo: 'code',
  };
  const node = convertNode(
    {
      kind: 'BatchFetch',
      serviceName: 'land',
      operation: '{ a }',
      entityBatch: {
        aliases: [
          { alias: '_e0', representationsVariableName: 'r0', paths: [path], requires: [person] },
          {
            alias: '_e1',
            representationsVariableName: 'r1',
            paths: [path],
            requires: [person],
            outputRewrites: [{ KeyRenamer: rename }],
          },
        ],
      },
    },
    read,
  );
  expect(node).toMatchObject({
    renames: [
      {
        group: 1,
        path: [
          { kind: 'field', name: 'holders' },
          { kind: 'types', names: ['Enterprise'] },
        ],
        from: '_internal_0',
        to: 'code',
      },
    ],
  });
});

test('a value that stands under another key in the results is sent under its own name', () => {
  const requires = [{ ...person, selections: [{ kind: 'Field', name: '_internal_0', alias: 'residences' } as const] }];
  expect(convertNode({ kind: 'Flatten', path, node: { ...fetch, requires } }, read)).toMatchObject({
    entities: [
      {
        requires: [
          {
            kind: 'fragment',
            type: 'Person',
            selections: [{ kind: 'field', name: 'residences', responseKey: '_internal_0' }],
          },
        ],
      },
    ],
  });
});

test('nested, empty and single nodes are taken away', () => {
  const node = convertNode(
    {
      kind: 'Sequence',
      nodes: [
        {
          kind: 'Parallel',
          nodes: [
            { kind: 'Parallel', nodes: [fetch, fetch] },
            { kind: 'Sequence', nodes: [] },
          ],
        },
        { kind: 'Sequence', nodes: [{ kind: 'Parallel', nodes: [fetch] }] },
      ],
    },
    read,
  );
  expect(simplifyTree(node)).toMatchObject({
    kind: 'sequence',
    nodes: [{ kind: 'parallel', nodes: [{ kind: 'fetch' }, { kind: 'fetch' }] }, { kind: 'fetch' }],
  });
  expect(simplifyTree({ kind: 'parallel', nodes: [{ kind: 'sequence', nodes: [] }] })).toBeUndefined();
});
