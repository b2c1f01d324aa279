import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { requestBody } from '../../src/client/requestBody.ts';
import { kindOf, textOf, type TypedDocument } from '../../src/client/typedDocument.ts';

const asDocument = (document: unknown) => document as TypedDocument<unknown, never>;

describe('what a document does', () => {
  test.each([
    ['{ a }', 'query'],
    ['query mutation { a }', 'query'],
    ['# subscription\nmutation query($a: Int = 1) @x(y: "query") { subscription }', 'mutation'],
    ['fragment query on T { subscription { mutation } } subscription S { a(b: "}") }', 'subscription'],
    ['""" mutation """ { mutation(subscription: { query: "\\"}" }) }', 'query'],
  ])('%s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
    if (!text.startsWith('"')) expect(kindOf(asDocument(parse(text)))).toBe(kind);
  });
});

describe('a request sends', () => {
  // As GraphQL Code Generator writes them.
  const parsed = Object.assign(parse('query A { a }'), { __meta__: { hash: 'abc' } });
  const written = Object.assign(new String('query A { a }'), { __meta__: { hash: 'abc' } });
  const sent = (
    document: unknown,
    ...rest: Parameters<typeof requestBody> extends [unknown, unknown, ...infer R] ? R : []
  ) => JSON.parse(requestBody(asDocument(document), { v: 1 }, ...rest)) as unknown;

  test.each([
    ['a text', 'query A { a }'],
    ['a text that knows its identifier', written],
    ['a parsed document', parsed],
  ])('the text of %s', (_name, document) => {
    expect(sent(document, {})).toEqual({ query: 'query A { a }', variables: { v: 1 } });
  });

  test('the identifier in its place, where there is one', () => {
    expect(sent(written, { send: 'identifier' })).toEqual({ documentId: 'abc', variables: { v: 1 } });
    expect(sent(parsed, { send: 'identifier' })).toEqual({ documentId: 'abc', variables: { v: 1 } });
    expect(sent('{ a }', { send: 'identifier' })).toEqual({ query: '{ a }', variables: { v: 1 } });
  });

  test('both, for a gateway that asks for the text', () => {
    expect(sent(parsed, { send: 'identifier' }, true)).toMatchObject({ documentId: 'abc', query: 'query A { a }' });
  });

  test('what `print` makes of a document without text, and refuses one that cannot be sent', () => {
    const bare = { kind: 'Document', definitions: [] };
    expect(textOf(asDocument(bare))).toBeUndefined();
    expect(sent(bare, { print: () => '{ p }' })).toMatchObject({ query: '{ p }' });
    expect(() => sent(bare, {})).toThrow(/does not know its text/);
  });
});
