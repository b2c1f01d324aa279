import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OverlappingFieldsCanBeMergedRule, parse, validate } from 'graphql';
import { defaultDocumentLimits } from '../../src/document/documentLimits.ts';
import { validateDocument } from '../../src/document/validateDocument.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { randomOperation, seededRandom } from '../support/randomOperation.ts';
import { smallCountry } from '../support/smallCountry.ts';
import { refusalCodes } from './schema.ts';

describe('fields that answer at the same place', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['may be the same', '{ people { a: born a: born } }', true],
    ['may not be different fields', '{ people { a: born a: name } }', false],
    ['may not have different arguments', '{ people { a: name(short: true) a: name(short: false) } }', false],
    [
      'may write their arguments in any order',
      '{ a: person(personalId: 1, filter: {year: 1, tags: []}) { born } a: person(filter: {tags: [], year: 1}, personalId: 1) { name } }',
      true,
    ],
    [
      'may differ on types that exclude each other',
      '{ named { ... on Person { a: personalId } ... on Firm { a: code } } }',
      true,
    ],
    ['may not differ in shape even then', '{ named { ... on Person { a: born } ... on Firm { a: born } } }', false],
    ['may not differ where an interface overlaps', '{ named { a: name ... on Firm { a: born } } }', false],
    ['may not differ further down', '{ people { spouse { a: born } spouse { a: name } } }', false],
    [
      'may not differ across fragments',
      '{ people { ...A ...B } } fragment A on Person { spouse { a: born } } fragment B on Person { spouse { a: name } }',
      false,
    ],
  ];
  test.each(cases)('%s', (_name, query, isAdmitted) => {
    expect(refusalCodes(query)).toEqual(isAdmitted ? [] : ['DOCUMENT_INVALID']);
  });

  test('are judged as the library judges them, in random documents', () => {
    const { schema } = fakeFederation(Object.values(smallCountry()));
    const verdicts = { admitted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const document = parse(randomOperation(schema, seededRandom(seed), true).query);
        const isValid = validate(schema, document, [OverlappingFieldsCanBeMergedRule]).length === 0;
        const judge = () => {
          validateDocument(schema, document, defaultDocumentLimits);
        };
        if (isValid) expect(judge).not.toThrow();
        else expect(judge).toThrow();
        verdicts[isValid ? 'admitted' : 'refused']++;
      }),
      { numRuns: 200, seed: 20261120 },
    );
    expect(verdicts.admitted).toBeGreaterThan(20);
    expect(verdicts.refused).toBeGreaterThan(20);
  });
});
