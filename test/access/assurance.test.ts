import { describe, expect, test } from '@jest/globals';
import { checkAssurance } from '../../src/access/assurance.ts';
import type { AccessProfile, Caller, FieldClass } from '../../src/model/access.ts';

const ELEMENTS = new Map<string, FieldClass>([
  ['AdminUnit.name', { dataClass: 'OPEN', owner: 'G01' }],
  ['Person.sex', { dataClass: 'PERSONAL', owner: 'G01' }],
]);

function profile(...allowed: readonly string[]): Pick<AccessProfile, 'decide'> {
  const refusal = { code: 'FIELD_NEEDS_PURPOSE', params: {} };
  return { decide: (field) => (allowed.includes(field) ? { kind: 'allowed' } : { kind: 'refused', refusal }) };
}

const OPEN = profile('AdminUnit.name');
const MORE = profile('AdminUnit.name', 'Person.sex');

function caller(kind: Caller['kind'], assurance?: string): Caller {
  return { issuer: 'i', subject: 's', kind, role: kind, ...(assurance === undefined ? {} : { assurance }) };
}

describe('more than open data', () => {
  test.each([
    ['is refused to a citizen of level 1', caller('citizen', 'level-1')],
    ['is refused to a citizen of no stated level', caller('citizen')],
    ['is refused to a level that is none', caller('citizen', 'level-22')],
    ['is refused to a level in other words', caller('citizen', 'mức 2')],
    ['is refused to an organisation of level 1', caller('organisation', 'level-1')],
  ])('%s', (_, who) => {
    expect(() => {
      checkAssurance(who, MORE, ELEMENTS);
    }).toThrow(expect.objectContaining({ code: 'ASSURANCE_TOO_LOW', params: { needed: 'level-2' } }));
    expect(() => {
      checkAssurance(who, OPEN, ELEMENTS);
    }).not.toThrow();
  });

  test.each([
    ['is open to a citizen of level 2', caller('citizen', 'level-2')],
    ['is open to a citizen of level 3', caller('citizen', 'level-3')],
    ['is open to an officer, for whom the agency vouches', caller('officer')],
    ['is no matter of assurance without a token', undefined],
  ])('%s', (_, who) => {
    expect(() => {
      checkAssurance(who, MORE, ELEMENTS);
    }).not.toThrow();
  });
});
