import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { join } from 'node:path';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { compileCondition } from '../../src/model/rules/compileCondition.ts';
import { scalarConditions } from '../../src/model/rules/scalarConditions.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { NEAR_TEXTS } from './support/nearTexts.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';

const dictionary = loadDictionary(join(packageRoot(), 'schema'));
const registry = buildScalarRegistry(dictionary);
const context = { dictionary, today: '2026-11-26' };

const near = fc
  .tuple(
    fc.constantFrom(...NEAR_TEXTS),
    fc.nat(30),
    fc.constantFrom('', '0', '9', 'x', '-', ' ', '.', 'Đ', '\n'),
    fc.nat(2),
  )
  .map(([text, place, insert, cut]) => text.slice(0, place) + insert + text.slice(place + cut));

/** Codes that a scalar gives, of those that its conditions speak of. */
function codesBySerialising(name: string, text: string, known: readonly string[]): readonly string[] {
  const result = registry.get(name)?.serialise(text);
  if (result === undefined) return [];
  const codes: string[] = result.ok ? result.warnings.map(({ code }) => code) : [result.reason.code];
  return known.filter((code) => codes.includes(code));
}

/** Judged otherwise: objects, the next test, and GraphQL's own numbers, for which a blank is 0. */
const OTHERS = ['Boolean', 'GeoPoint', 'CertificateSerial', 'Float', 'Int'];

test.each([...registry.keys()].filter((name) => !OTHERS.includes(name)))(
  'what %s says of a text, its conditions say as well',
  (name) => {
    const conditions = Object.entries(scalarConditions(name, context)).map(
      ([code, condition]) => [code, compileCondition(condition)] as const,
    );
    const known = conditions.map(([code]) => code);
    const agree = (text: string) => {
      const stated = conditions.filter(([, holds]) => holds(text, {})).map(([code]) => code);
      expect({ text, codes: stated }).toEqual({ text, codes: codesBySerialising(name, text, known) });
    };
    NEAR_TEXTS.forEach(agree);
    fc.assert(fc.property(near, agree), { numRuns: 300, seed: 5 });
  },
);

test('a serial is odd exactly where the gateway would warn of it', () => {
  const isUnusual = compileCondition(
    scalarConditions('CertificateSerial', context).CERTIFICATE_SERIAL_UNUSUAL ?? { kind: 'always' },
  );
  const agree = (text: string) => {
    const result = registry.get('CertificateSerial')?.serialise(text);
    expect([text, isUnusual(text, {})]).toEqual([text, result?.ok !== true || result.warnings.length > 0]);
  };
  NEAR_TEXTS.forEach(agree);
  fc.assert(fc.property(near, agree), { numRuns: 300, seed: 5 });
});
