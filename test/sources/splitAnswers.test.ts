import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitAnswers } from '../../src/sources/graphql/splitAnswers.ts';

function parts(text: string, count: number, asksForData = false): readonly string[] | undefined {
  const bytes = Buffer.from(text);
  return splitAnswers(bytes, count, asksForData)?.map(([start, end]) => bytes.toString('utf8', start, end));
}

const texts = fc.array(fc.constantFrom('"', '\\', '},{"data":', '}', 'Nguyễn', 'a')).map((pieces) => pieces.join(''));
const keys = fc.constantFrom('a', 'b', 'name');
const values = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, texts, fc.integer(), fc.constant(null), fc.array(tie('value')), tie('object')),
  object: fc.dictionary(keys, tie('value')),
}));
const answers = fc.record(
  { data: fc.option(values.object), errors: fc.array(fc.record({ message: texts })), extensions: values.object },
  { requiredKeys: ['data'] },
);

describe('the answers to several requests', () => {
  test('are found whatever is in them, and however they are written', () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1 }), fc.boolean(), fc.constantFrom('', ' '), (list, asks, space) => {
        const written = list.map((answer) => JSON.stringify(answer));
        const text = `[${space}${written.join(`,${space}`)}]`;
        expect(parts(text, list.length, asks)).toEqual(written);
        expect(parts(text, list.length + 1, asks)).toBeUndefined();
        expect(parts(text, list.length - 1, asks)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test('with errors first', () => {
    const written = ['{"errors":[{"message":"no"}],"data":null}', '{"data":{"a":1}}', '{"errors":[]}'];
    expect(parts(`[${written.join()}]`, 3)).toEqual(written);
  });

  test('with objects in them that begin as they do', () => {
    const list = '{"data":{"a":[{"data":1},{"data":2}]}}';
    expect(parts(`[${list},${list}]`, 2, true)).toEqual([list, list]);
    expect(parts(`[${list},${list}]`, 2)).toEqual([list, list]);
  });

  test('of which one is missing where another looks like two are no JSON', () => {
    const [first = '', second = ''] = parts('[{"data":{"a":[{"data":1},{"data":2}]}}]', 2) ?? [];
    expect(() => JSON.parse(first) as unknown).toThrow(SyntaxError);
    expect(() => JSON.parse(second) as unknown).toThrow(SyntaxError);
    expect(parts('[{"data":{"a":[{"data":1},{"data":2}]}}]', 2, true)).toBeUndefined();
  });

  test.each(['', '[', '[]', '{"data":null}', '[{"data":null}', '{"data":null}]', '[{"data":null}] x', '[null]', '[}]'])(
    'are not in %s',
    (text) => {
      for (const count of [1, 2]) {
        const found = parts(text, count) ?? [];
        for (const part of found) expect(() => JSON.parse(part) as unknown).toThrow(SyntaxError);
      }
    },
  );
});
