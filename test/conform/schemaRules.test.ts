import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readableRule, readSdl, schemaRules } from '../../src/conform/schema/checkSchema.ts';
import { nearestName } from '../../src/util/nearestName.ts';
import { readClaim, type SchemaRule } from '../../src/conform/schema/schemaRule.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';

const dictionary = loadDictionary('schema');

function hits(rule: SchemaRule, sdl: string) {
  const document = readSdl(sdl);
  if (!('kind' in document)) throw new Error(document.message);
  return rule.check(readClaim(document, dictionary));
}

test.each(schemaRules.map((rule) => [rule.id, rule] as const))(
  '%s: its examples are what they are said to be',
  (_, rule) => {
    expect(hits(rule, rule.good)).toEqual([]);
    expect(hits(rule, rule.bad)).not.toEqual([]);
  },
);

test('a text that is no SDL is told by its line', () => {
  expect(readSdl(readableRule.good)).toHaveProperty('kind');
  expect(readSdl(`\n${readableRule.bad}`)).toMatchObject({ line: 2 });
  expect(readSdl('a'.repeat(5_000_001))).toMatchObject({ where: 'schema' });
});

test('the schema that the land ministry is attached by keeps every rule', () => {
  const sdl = readFileSync('resolvers/land/schema.graphql', 'utf8');
  expect(schemaRules.flatMap((rule) => hits(rule, sdl).map((hit) => ({ rule: rule.id, ...hit })))).toEqual([]);
});

test('a misspelt name is told what it most likely stands for, a strange one is not', () => {
  expect(nearestName('parcelAreas', ['mapSheetNo', 'parcelArea'])).toBe('parcelArea');
  expect(nearestName('zzz', ['mapSheetNo', 'parcelArea'])).toBeUndefined();
});

test('extensions of a type are the same type', () => {
  const sdl =
    'extend type Person @key(fields: "personalId") { personalId: PersonalId! } extend type Person { sex: SexCode }';
  const document = readSdl(sdl);
  if (!('kind' in document)) throw new Error(document.message);
  expect([...(readClaim(document, dictionary).types.get('Person')?.fields.keys() ?? [])]).toEqual([
    'personalId',
    'sex',
  ]);
});
