import { describe, expect, test } from '@jest/globals';
import { withStatedReason } from '../../src/access/statedReason.ts';

const stated = { purpose: 'LAND_TRANSFER', caseId: 'H29-1' };
const request: { readonly requestId: string; readonly purpose?: string; readonly caseId?: string } = { requestId: '1' };

test('the headers hold where the token states nothing, and where there is no token', () => {
  expect(withStatedReason({ ...request, ...stated }, {})).toEqual({ requestId: '1', ...stated });
  expect(withStatedReason(stated, undefined)).toEqual(stated);
});

test('the token holds where the headers state nothing, each for itself', () => {
  expect(withStatedReason(request, stated)).toEqual({ requestId: '1', ...stated });
  expect(withStatedReason({ caseId: 'H29-1' }, { purpose: 'LAND_TRANSFER' })).toEqual(stated);
});

test('the same twice is no contradiction', () => {
  expect(withStatedReason(stated, stated)).toEqual(stated);
});

describe('a contradiction is refused, and what it is about is not repeated', () => {
  test.each([
    ['of purposes', { purpose: 'TREATMENT' }, 'PURPOSE_CONTRADICTS'],
    ['of spelling', { purpose: 'land_transfer' }, 'PURPOSE_CONTRADICTS'],
    ['of cases', { caseId: 'H29-2' }, 'CASE_CONTRADICTS'],
    ['of both', { purpose: 'TREATMENT', caseId: 'H29-2' }, 'PURPOSE_CONTRADICTS'],
  ])('%s', (_, headers, code) => {
    expect(() => withStatedReason(headers, stated)).toThrow(expect.objectContaining({ code, params: {} }));
  });
});
