import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitList } from '../../src/sources/graphql/splitList.ts';

function parts(text: string): readonly string[] | undefined {
  const bytes = Buffer.from(text);
  return splitList(bytes)?.map(([start, end]) => bytes.toString('utf8', start, end));
}

test('the members of any list of objects are found, however they are written', () => {
  const texts = fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', 'Nguyễn', '\n', 'a').map((piece) => piece);
  const text = fc.array(texts).map((pieces) => pieces.join(''));
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.constant(null), tie('list'), tie('object')),
    list: fc.array(tie('value')),
    object: fc.dictionary(text, tie('value')),
  }));
  const space = fc.constantFrom('', ' ', '\n', ' \t\r\n');
  fc.assert(
    fc.property(fc.array(json.object), fc.integer({ min: 0, max: 3 }), space, (members, indent, around) => {
      const written = members.map((member) => JSON.stringify(member, undefined, indent));
      const list = `${around}[${around}${written.join(`${around},${around}`)}${around}]${around}`;
      expect(parts(list)).toEqual(written);
    }),
  );
});

test('whatever the bytes, the end is found or it is no list', () => {
  const bytes = fc.array(fc.constantFrom(...Buffer.from('[]{}",:\\1 ')), { maxLength: 40 });
  fc.assert(
    fc.property(bytes, (list) => {
      const spans = splitList(Uint8Array.from(list)) ?? [];
      for (const [at, [start, end]] of spans.entries()) {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThan(spans[at - 1]?.[1] ?? 0);
      }
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  '',
  '[',
  '[{}',
  '[{},',
  '[{},]',
  '[{}]]',
  '[{}] x',
  '[{"a":"}]',
  '[{"a":"\\"}]',
  '[null]',
  '["a"]',
  '[1]',
  '[[{}]]',
  '{}',
  '{"data":null}',
  'null',
])('%s is no list of objects', (text) => {
  expect(parts(text)).toBeUndefined();
});
