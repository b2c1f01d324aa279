import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { systemClock } from '../../src/clock.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { createGateway, type GatewayParts } from '../../src/gateway.ts';
import type { Caller } from '../../src/model/access.ts';
import type { GatewayRequest } from '../../src/model/gateway.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';
import { shippedRules } from '../support/accessRules.ts';
import { wholeGraph } from '../support/wholeGraph.ts';

const dictionary = loadDictionary(join(packageRoot(), 'schema'));
const rules = shippedRules();

const officer: Caller = {
  ...{ issuer: 'test', subject: 'land', kind: 'officer', role: 'land-officer', agency: 'H29.15.07' },
  officer: '001188900011',
};
/** A token that says for what it was issued. */
const bound = { ...officer, purpose: 'LAND_TRANSFER', caseId: 'H29.21-261110-0000' };

/** What is written down of a request that ends in an error. */
async function recorded(caller: Caller, parts: Partial<GatewayParts>, stated: Partial<GatewayRequest> = {}) {
  const written: unknown[] = [];
  const answer = createGateway({
    dictionary,
    graph: wholeGraph(),
    scalars: buildScalarRegistry(dictionary),
    access: () => rules,
    sources: new Map(),
    ministries: new Map(),
    authenticate: () => Promise.resolve(caller),
    clock: systemClock,
    onIncident: () => undefined,
    recordRefusal: ({ code }, by, { purpose, caseId }) => {
      written.push({ code, role: by?.role, purpose, caseId });
      return Promise.resolve();
    },
    recordOf: () => (facts) => {
      written.push({ code: facts.errorCodes.join(), outcome: facts.outcome });
      return Promise.resolve();
    },
    ...parts,
  });
  const request: GatewayRequest = {
    ...{ requestId: 'r', query: '{ person(personalId: "079075990101") { fullNameText } }', token: 'token' },
    ...{ readOnly: false, wantsProvenance: false, accepts: { incremental: false, events: false } },
    signal: new AbortController().signal,
    ...stated,
  };
  const failure = await answer(request).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Error);
  return written;
}

const closed = { rowsOf: () => Promise.reject(new GatewayError('CASE_CLOSED')) };

test('a request that is refused is on record for the purpose and the case of its token', async () => {
  const { purpose, caseId } = bound;
  const refused = { code: 'CASE_CLOSED', role: 'land-officer', purpose, caseId };
  expect(await recorded(bound, closed)).toEqual([refused]);
  expect(await recorded(officer, closed, { purpose, caseId })).toEqual([refused]);
});

test('headers that contradict the token are on record as they were sent', async () => {
  const stated = { purpose: 'OPEN_DATA', caseId: undefined };
  expect(await recorded(bound, closed, stated)).toEqual([
    { code: 'PURPOSE_CONTRADICTS', role: 'land-officer', ...stated },
  ]);
});

test('what fails by a fault of ours is on record too, before and after it is admitted', async () => {
  const atTheDoor = { rowsOf: () => Promise.reject(new TypeError('a fault')) };
  expect(await recorded(bound, atTheDoor)).toEqual([expect.objectContaining({ code: 'INTERNAL_ERROR' })]);
  const sources = {
    get: () => {
      throw new TypeError('a fault');
    },
  } as unknown as GatewayParts['sources'];
  const later = { rowsOf: () => Promise.resolve(undefined), sources };
  expect(await recorded(bound, later)).toEqual([{ code: 'INTERNAL_ERROR', outcome: 'failed' }]);
});
