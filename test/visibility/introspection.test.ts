import { describe, expect, test } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  printSchema,
  validateSchema,
  type IntrospectionQuery,
} from 'graphql';
import { createEngine } from '../../src/engine.ts';
import { fromByteText } from '../../src/util/byteText.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { smallCountry } from '../support/smallCountry.ts';

const ministries = Object.values(smallCountry());
const { schema, supergraphSdl } = fakeFederation(ministries);
const engine = createEngine({
  graph: { schema, supergraphSdl, fieldSources: new Map(), requiredFields: new Map(), hash: '' },
  sources: new Map(ministries.map((source) => [source.id, source])),
  scalars: new Map(),
});

async function ask(query: string, refused: readonly string[]) {
  const request = { requestId: 'r-1', query, readOnly: false, wantsProvenance: false };
  const answer = await engine(
    { ...request, accepts: { incremental: false, events: false }, signal: new AbortController().signal },
    {
      profileId: refused.join(),
      refuse: (type, field) =>
        refused.includes(`${type}.${field}`) ? { code: 'FIELD_NEEDS_TOKEN', params: { class: 'PERSONAL' } } : undefined,
    },
    { requestId: 'r-1', wantsProvenance: false },
  );
  if (answer.kind === 'refused') return { errors: answer.errors };
  if (answer.kind !== 'complete') throw new Error(answer.kind);
  return JSON.parse(fromByteText([...answer.body].join(''))) as { readonly data: unknown; readonly errors?: unknown };
}

const tax = ['Person.taxDue', 'Person.taxClass'];

describe('each profile is answered about the schema from what it sees', () => {
  test('the whole question of a tool, for several profiles in turn', async () => {
    for (const refused of [[], tax, ['Query.people'], tax, []]) {
      const answer = await ask(getIntrospectionQuery(), refused);
      if (!('data' in answer)) throw new Error('refused');
      const told = buildClientSchema(answer.data as IntrospectionQuery);
      expect(validateSchema(told)).toEqual([]);
      const text = printSchema(told);
      for (const coordinate of tax) expect(text.includes(coordinate.slice(7))).toBe(!refused.includes(coordinate));
      expect(text.includes('people(')).toBe(!refused.includes('Query.people'));
    }
  });

  test('a type that cannot be seen is none', async () => {
    const query = '{ __type(name: "TaxClass") { name } }';
    expect(await ask(query, [])).toEqual({ data: { __type: { name: 'TaxClass' } } });
    expect(await ask(query, tax)).toEqual({ data: { __type: null } });
  });

  test('a wrong name brings only names that are seen', async () => {
    const query = '{ person(personalId: "1") { taxDu } }';
    expect(JSON.stringify(await ask(query, []))).toContain('taxDue');
    expect(JSON.stringify(await ask(query, tax))).not.toContain('taxDue');
  });

  test('a field that is not seen is refused with its reason', async () => {
    expect(await ask('{ person(personalId: "1") { fullName taxDue(year: 1) } }', tax)).toMatchObject({
      data: { person: { fullName: 'Nguyễn Văn An', taxDue: null } },
      errors: [{ path: ['person', 'taxDue'], extensions: { code: 'FIELD_NEEDS_TOKEN' } }],
    });
  });
});
