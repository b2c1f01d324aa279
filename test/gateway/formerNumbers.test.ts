import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bindings } from '../../resolvers/index.ts';
import { systemClock } from '../../src/clock.ts';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import { subgraphSdl } from '../../src/compose/subgraphSdl.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { createGateway } from '../../src/gateway.ts';
import type { Caller } from '../../src/model/access.ts';
import type { OversightServices } from '../../src/model/oversight.ts';
import { listedScope } from '../../src/model/rows.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { declarationOf } from '../../src/sources/binding/declarationOf.ts';
import { createLocalSource } from '../../src/sources/local/createLocalSource.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';
import { shippedRules } from '../support/accessRules.ts';
import { wholeGraph } from '../support/wholeGraph.ts';

const dictionary = loadDictionary(join(packageRoot(), 'schema'));
const rules = shippedRules();
const [NUMBER, FORMER] = ['079072990422', '079172990422'];
const asked: (readonly string[])[] = [];

const oversight = {
  reader: {
    ofPerson: (numbers: readonly string[]) => {
      asked.push(numbers);
      return Promise.resolve({ records: [] });
    },
  },
  purposes: rules.purposes,
} as unknown as OversightServices;

const citizen: Caller = {
  ...{ issuer: 'eid', subject: 'c', kind: 'citizen', role: 'citizen', assurance: 'level-2' },
  personalId: NUMBER,
};

async function lookAtLog(known: readonly string[]): Promise<void> {
  const own = bindings.flatMap((binding) => {
    if (binding.kind !== 'local') return [];
    const services = { dictionary, adminUnits, oversight };
    return [
      createLocalSource(
        { ...binding, sdl: subgraphSdl(dictionary, declarationOf(binding)) },
        { services, nowMs: Date.now },
      ),
    ];
  });
  const answer = createGateway({
    dictionary,
    graph: wholeGraph(),
    scalars: buildScalarRegistry(dictionary),
    access: () => rules,
    sources: new Map(own.map((source) => [source.id, source])),
    ministries: new Map(),
    authenticate: () => Promise.resolve(citizen),
    rowsOf: () => Promise.resolve(listedScope('self', new Map([['person', new Set(known)]]))),
    clock: systemClock,
    onIncident: () => undefined,
  });
  const { kind } = await answer({
    ...{ requestId: 'r', query: '{ me { accessLog { pageInfo { hasNextPage } } } }', token: 'token' },
    ...{ purpose: 'SELF_ACCESS', readOnly: true, wantsProvenance: false },
    accepts: { incremental: false, events: false },
    signal: new AbortController().signal,
  });
  expect(kind).toBe('complete');
}

const adminUnits = await openAdminUnitRegistry({ storePath: ':memory:' });

test('who looks at their log sees what stands there under all their numbers', async () => {
  await lookAtLog([NUMBER, FORMER]);
  expect(new Set(asked.at(-1))).toEqual(new Set([NUMBER, FORMER]));
});

test('and under that of the token at least, where no others are known', async () => {
  await lookAtLog([]);
  expect(asked.at(-1)).toEqual([NUMBER]);
});
