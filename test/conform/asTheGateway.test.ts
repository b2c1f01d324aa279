import { expect, test } from '@jest/globals';
import { checkAgainstDictionary } from '../../src/compose/checkAgainstDictionary.ts';
import { readSdl, schemaRules } from '../../src/conform/schema/checkSchema.ts';
import { readClaim } from '../../src/conform/schema/schemaRule.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { schemaMutations } from './mutations/schemaMutations.ts';
import { landSchema } from './support/landRegister.ts';

const dictionary = loadDictionary('schema');

/** Coordinates that the gateway refuses to compose, and rules of the kit at which the same schema is an error. */
function judge(sdl: string) {
  const document = readSdl(sdl);
  if (!('kind' in document)) return undefined;
  const claim = readClaim(document, dictionary);
  const kit = schemaRules.filter(({ severity, check }) => severity === 'error' && check(claim).length > 0);
  const refused = checkAgainstDictionary(dictionary, 'land', document).map(({ code, params }) =>
    [code, ...Object.values(params)].join(' '),
  );
  return { refused, kit: kit.map(({ id }) => id) };
}

test('the schema of a conforming ministry is composed', () => {
  expect(judge(landSchema)).toEqual({ refused: [], kit: [] });
});

const planted = schemaMutations.flatMap((mutation) => {
  const outcome = mutation.kind === 'schema' ? judge(landSchema.replace(mutation.from, mutation.to)) : undefined;
  return outcome === undefined ? [] : [{ mutation, ...outcome }];
});

/** Things of a schema, and what each is changed to: names, types, brackets, marks, arguments, keys, members. */
const CHANGES: readonly (readonly [what: RegExp, instead: (found: string) => string])[] = [
  [/(?<=^(?:type|scalar|union|enum|input) )\w+/gm, (name) => `${name}s`],
  [/(?<=^ {2})\w+(?=[:(])/gm, (name) => `${name}s`],
  [/(?<=[(,] ?)\w+(?=: \w)/g, (name) => `${name}s`],
  [/(?<=: )\w+(?=!?[ \n),])/g, () => 'Text'],
  [/(?<=: )\w+(?=!?[ \n),])/g, (type) => `[${type}]`],
  [/(?<=: \w+)!/g, () => ''],
  [/(?<=: )\w+(?=[ \n),])/g, (type) => `${type}!`],
  [/(?<=: \[\w+)!/g, () => ''],
  [/\([^()@"]*\)(?=: )/g, () => ''],
  [/(?<=@key\(fields: ")\w+/g, () => 'other'],
  [/(?<=^union \w+ = )\w+/gm, () => 'Parcel'],
];

/** The schema with one thing changed, for every thing. */
function* changed(sdl: string): Generator<string> {
  for (const [what, instead] of CHANGES)
    for (const { index, 0: found } of sdl.matchAll(what))
      yield sdl.slice(0, index) + instead(found) + sdl.slice(index + found.length);
}

test('so it is with every small change of the schema', () => {
  let refused = 0;
  const missed: string[] = [];
  for (const sdl of changed(landSchema)) {
    const outcome = judge(sdl);
    if (outcome === undefined || outcome.refused.length === 0) continue;
    refused += 1;
    if (outcome.kit.length === 0) missed.push(...outcome.refused);
  }
  expect([...new Set(missed)]).toEqual([]);
  expect(refused).toBeGreaterThan(200);
});

test('what the gateway refuses to compose, the kit has found', () => {
  const missed = planted.filter(({ refused, kit }) => refused.length > 0 && kit.length === 0);
  expect(missed.map(({ mutation, refused }) => [mutation.name, refused])).toEqual([]);
  expect(planted.filter(({ refused }) => refused.length > 0).length).toBeGreaterThan(20);
});
