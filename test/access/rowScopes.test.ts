import { describe, expect, test } from '@jest/globals';
import { caseScope } from '../../src/access/rows/caseScope.ts';
import { jurisdictionScope } from '../../src/access/rows/jurisdictionScope.ts';
import { selfScope } from '../../src/access/rows/selfScope.ts';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import type { RowScope, SubjectKind } from '../../src/model/rows.ts';

const registry = await openAdminUnitRegistry();
const today = '2026-11-20';

/** What a scope admits of these subjects, written as `person 1`. */
function admitted(scope: RowScope, subjects: readonly string[]): string[] {
  return subjects.filter((subject) => {
    const [kind, value = ''] = subject.split(' ');
    return scope.admits(kind as SubjectKind, value);
  });
}

const everything = [
  'person 1',
  'person 2',
  'organisation 0100109106',
  'organisation 1',
  'organisation 2',
  'parcel P',
  'parcel Q',
  'dossier D',
  'dossier E',
  'encounter D',
  'encounter V',
  'adminUnit 26740',
];

test('a dossier admits its parties, their tax codes, its parcels and itself', () => {
  const scope = caseScope({
    kind: 'dossier',
    id: 'D',
    isOpen: true,
    agencies: [],
    procedure: undefined,
    persons: new Set(['1']),
    organisations: new Set(['0100109106']),
    parcels: new Set(['P']),
  });
  expect(admitted(scope, everything)).toEqual([
    'person 1',
    'organisation 0100109106',
    'organisation 1',
    'parcel P',
    'dossier D',
  ]);
});

test('an encounter admits its patient and itself', () => {
  const scope = caseScope({ kind: 'encounter', id: 'V', isOpen: true, facility: '79001', persons: new Set(['1']) });
  expect(admitted(scope, everything)).toEqual(['person 1', 'organisation 1', 'encounter V']);
});

test('an encounter of nobody known admits itself alone', () => {
  const scope = caseScope({ kind: 'encounter', id: 'V', isOpen: true, facility: '79001', persons: new Set() });
  expect(admitted(scope, everything)).toEqual(['encounter V']);
});

test('a caller is admitted to their own rows and those of their organisation', () => {
  expect(admitted(selfScope(['1'], '0100109106'), everything)).toEqual([
    'person 1',
    'organisation 0100109106',
    'organisation 1',
  ]);
  expect(admitted(selfScope([], undefined), everything)).toEqual([]);
});

describe('a jurisdiction', () => {
  const units = [
    'adminUnit 26740',
    'adminUnit 26737',
    'adminUnit 00004',
    'adminUnit 79',
    'adminUnit 99999',
    'person 1',
  ];

  test.each([
    ['of a commune admits the commune', '26740', ['adminUnit 26740']],
    ['of a province admits it and its communes', '79', ['adminUnit 26740', 'adminUnit 26737', 'adminUnit 79']],
    ['of the country admits every unit', '00', units.slice(0, -1)],
    ['of an unknown unit admits none', '98', []],
    ['of nothing admits none', undefined, []],
  ])('%s', (_, competentFor, expected) => {
    expect(admitted(jurisdictionScope(competentFor, registry, today), units)).toEqual(expected);
  });

  test('lets anybody be asked for: only what comes back says where it belongs', () => {
    expect(jurisdictionScope('26740', registry, today).mayAskFor?.('person', '1')).toBe(true);
  });
});
