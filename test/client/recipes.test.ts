import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { TypedDocumentNode } from '@apollo/client';
import { parse } from 'graphql';
import { outcome } from '../../src/client/index.ts';
import { aMock } from '../mock/support/askMock.ts';
import * as apollo from './recipes/apollo.ts';
import * as urql from './recipes/urql.ts';

interface Card {
  readonly person: {
    readonly personalId: string;
    readonly fullNameText: string | null;
    readonly taxpayer: object | null;
  } | null;
}

const CARD: TypedDocumentNode<Card, { readonly id: string }> = parse(`query Card($id: PersonalId!) {
  person(personalId: $id) { personalId fullNameText taxpayer { taxCode } }
}`);

let mock: Awaited<ReturnType<typeof aMock>>;

beforeAll(async () => {
  mock = await aMock({ role: 'citizen', purpose: 'SELF_ACCESS' });
});

afterAll(() => mock.close());

const id = () => mock.asked.caller.personalId ?? '';
const options = () => ({ url: `${mock.url}/graphql`, token: () => Promise.resolve('T'), purpose: 'SELF_ACCESS' });

async function askUrql(personalId: string) {
  const client = urql.urqlClient(options());
  return urql.answerOf(await client.query(CARD, { id: personalId }).toPromise());
}

async function askApollo(personalId: string) {
  const client = apollo.apolloClient(options());
  return apollo.answerOf(await client.query({ query: CARD, variables: { id: personalId }, errorPolicy: 'all' }));
}

describe.each([
  ['urql', askUrql],
  ['Apollo Client', askApollo],
])('with %s', (_, ask) => {
  test('the outcomes are read as with our own client', async () => {
    const mine = await ask(id());
    expect(outcome(mine, (data) => data.person.personalId)).toMatchObject({ kind: 'found', value: id() });
    const other = await ask('001090900001');
    expect(outcome(other, (data) => data.person)).toMatchObject({ kind: 'denied', code: 'ROW_NOT_PERMITTED' });
  });

  test('a ministry that is away takes its own fields only', async () => {
    const turned = await fetch(`${mock.url}/__mock/dials`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tax: { outage: true } }),
    });
    expect(turned.status).toBe(200);
    const answer = await ask(id());
    expect(outcome(answer, (data) => data.person.personalId)).toMatchObject({ kind: 'found' });
    expect(outcome(answer, (data) => data.person.taxpayer)).toMatchObject({ kind: 'unavailable' });
    const back = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"tax":{"outage":false}}' };
    await fetch(`${mock.url}/__mock/dials`, back);
  });
});

test.each(['urql', 'apollo'])('the recipe for %s is the one that was tried', (name) => {
  const tried = readFileSync(`test/client/recipes/${name}.ts`, 'utf8').replace(
    '../../../src/client/index.ts',
    'lienthong/client',
  );
  expect(readFileSync('docs/frontend.md', 'utf8')).toContain(`\`\`\`ts\n${tried}\`\`\``);
});
