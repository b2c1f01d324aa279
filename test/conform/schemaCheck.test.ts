import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { approve, readApprovals } from '../../src/schemaCheck/approve.ts';
import { baselineOfText } from '../../src/schemaCheck/baselines.ts';
import { checkProposal, type CheckParts } from '../../src/schemaCheck/checkProposal.ts';
import { documentsInUse } from '../../src/schemaCheck/knownDocuments.ts';
import { reportText } from '../../src/schemaCheck/reportText.ts';
import { readUsage, usageOfLog } from '../../src/schemaCheck/usageFigures.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires"])';
const land = `${LINK} type Query { parcel(id: ID!, on: String): Parcel } type Parcel @key(fields: "id") { id: ID! area: Int note: String }`;
const tax = `${LINK} type Parcel @key(fields: "id") { id: ID! area: Int @external price: Int @requires(fields: "area") }`;
const { supergraphSdl } = composeSubgraphs([
  { id: 'land', sdl: land },
  { id: 'tax', sdl: tax },
]);
const baseline = baselineOfText('super.graphql', supergraphSdl);
const manifest = JSON.stringify({
  card: 'query Card($id: ID!) { parcel(id: $id) { note } }',
  price: 'query Price { parcel(id: 1) { price } }',
  stale: '{ nowhere }',
});
const documents = documentsInUse(manifest, baseline.schema);

function check(sdl: string, more: Partial<CheckParts> = {}) {
  return checkProposal({ baseline, proposal: { source: 'land', sdl, document: parse(sdl) }, documents, ...more });
}

const without = (text: string) => land.replace(text, '');

describe('against a supergraph', () => {
  test('the schema as it is breaks nothing', () => {
    const { breakages, isComposed, notChecked } = check(land);
    expect([breakages, isComposed]).toEqual([[], true]);
    expect(notChecked).toEqual([expect.stringContaining('document stale'), expect.stringContaining('dictionary')]);
  });

  test('a field that a document asks for breaks this document, and is named with who uses it', () => {
    const usage = usageOfLog(
      new Map([['Card', new Map([['H29', 7]])]]),
      new Map([['Parcel.note', new Map([['H40', 2]])]]),
    );
    const { breakages } = check(without(' note: String'), {
      elementUses: usage.ofElement,
      documentUses: usage.ofDocument,
    });
    expect(breakages).toMatchObject([
      { id: 'document card', uses: [{ by: 'H29', requests: 7 }], causes: ['graph FIELD_REMOVED Parcel.note'] },
      {
        id: 'graph FIELD_REMOVED Parcel.note',
        severity: 'error',
        documents: ['card'],
        uses: [{ by: 'H40', requests: 2 }],
      },
    ]);
  });

  test('a field that another source requires breaks the composition, and what would be lost is told all the same', () => {
    const ids = check(without(' area: Int')).breakages.map(({ id }) => id);
    expect(ids).toContainEqual(expect.stringMatching(/^composition COMPOSITION_CONFLICT [0-9a-f]{12}$/));
    expect(ids).toContain('graph FIELD_REMOVED Parcel.area');
  });

  test('what no known document uses is a warning; without documents nobody knows, and it is an error', () => {
    const changed = without(', on: String');
    expect(check(changed).breakages).toMatchObject([
      { id: 'graph ARG_REMOVED Query.parcel(on:)', severity: 'warning' },
    ]);
    const proposal = { source: 'land', sdl: changed, document: parse(changed) };
    expect(checkProposal({ baseline, proposal }).breakages).toMatchObject([{ severity: 'error' }]);
  });

  test('a change of a type that a document reads breaks it, though it is still valid', () => {
    const changed = land.replace('note: String', 'note: Int');
    expect(check(changed).breakages.map(({ id }) => id)).toEqual([
      'document card',
      'graph FIELD_CHANGED_KIND Parcel.note',
    ]);
  });
});

describe('against a public schema alone', () => {
  const shown = baselineOfText(
    'public',
    'type Query { parcel(id: ID!): Parcel } type Parcel { id: ID! area: Int note: String }',
  );
  const proposal = { source: 'land', sdl: without(' note: String'), document: parse(without(' note: String')) };

  test('what the source had and has no longer is lost; the composition is not called checked', () => {
    const { breakages, isComposed, notChecked } = checkProposal({
      ...{ baseline: shown, proposal, was: land },
      documents: documentsInUse(manifest, shown.schema),
    });
    expect(isComposed).toBe(false);
    expect(breakages.map(({ id }) => id)).toEqual(['document card', 'graph FIELD_REMOVED Parcel.note']);
    expect(notChecked).toContainEqual(expect.stringContaining('composition'));
  });

  test('fields that it does not show are told as not checked, and so is everything without the earlier schema', () => {
    const narrow = baselineOfText('public', 'type Query { parcel(id: ID!): Parcel } type Parcel { id: ID! }');
    const told = checkProposal({ baseline: narrow, proposal, was: land }).notChecked;
    expect(told).toContainEqual(expect.stringContaining('2 fields of the source'));
    expect(checkProposal({ baseline: shown, proposal }).notChecked).toContainEqual(expect.stringContaining('--was'));
  });
});

describe('approvals', () => {
  const { breakages } = check(without(' note: String'));
  const text = (until: string) =>
    `- {change: graph FIELD_REMOVED Parcel.note, owner: Land office, reason: Agreed with all users, until: ${until}}`;

  test('a change that somebody answers for covers the documents that suffer from it alone', () => {
    const approved = approve(breakages, readApprovals(text('2026-12-31')), '2026-12-31');
    expect(approved.breakages.map(({ approval }) => approval?.owner)).toEqual(['Land office', 'Land office']);
    expect(approved.lapsed).toEqual([]);
  });

  test('after its last day it covers nothing, and is told as lapsed', () => {
    const approved = approve(breakages, readApprovals(text('2026-12-31')), '2027-01-01');
    expect(approved.breakages.every(({ approval }) => approval === undefined)).toBe(true);
    expect(approved.lapsed).toMatchObject([{ owner: 'Land office' }]);
    const report = reportText({ source: 'land', against: 'x', notChecked: [], verdict: 'breaks', ...approved }, false);
    expect(report).toContain('The approval of graph FIELD_REMOVED Parcel.note by Land office lapsed after 2026-12-31.');
    expect(report).toContain('2 things break that nobody answers for.');
  });

  test.each([
    ['no owner', '- {change: x, reason: Agreed with all, until: 2026-12-31}'],
    ['no day', '- {change: x, owner: A, reason: Agreed with all, until: soon}'],
    ['no reason', '- {change: x, owner: A, until: 2026-12-31}'],
  ])('%s is no approval', (_, entry) => expect(() => readApprovals(entry)).toThrow());
});

test('figures of a client registry are added up by document, the largest first', () => {
  const rows = [
    ['H29', 1],
    ['H40', 5],
    ['H29', 3],
  ].map(([by, requests]) => ({ document: 'card', by, requests }));
  const [card] = documents.known;
  if (card === undefined) throw new Error('There is a document.');
  expect(readUsage(JSON.stringify(rows)).ofDocument(card)).toEqual([
    { by: 'H40', requests: 5 },
    { by: 'H29', requests: 4 },
  ]);
  expect(() => readUsage('[{}]')).toThrow();
});
