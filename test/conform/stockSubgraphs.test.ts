import { expect, test } from '@jest/globals';
import { runConformance } from '../../src/conform/runConformance.ts';
import { askTarget, DEFAULT_LIMITS } from '../../src/conform/target/askTarget.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { PARCEL_KEYS, landRegister, landSubgraph } from './support/landRegister.ts';
import { stockServers } from '../support/stockServers.ts';

const dictionary = loadDictionary('schema');

/** How fast they are on a busy machine is not what is tested. */
const PATIENT = { ...DEFAULT_LIMITS, timeoutMs: 60_000 };
const loadLimits = { p95Ms: 60_000, errorRate: 0.01 };

test.each(Object.entries(stockServers))(
  'the land part served by %s conforms',
  async (name, start) => {
    const server = await start(landSubgraph(landRegister()));
    try {
      const target = { kind: 'service', name, ask: askTarget(server.url, PATIENT) } as const;
      const load = { perSecond: 50, seconds: 0.4 };
      const run = await runConformance(target, {
        dictionary,
        today: '2026-11-25',
        keys: PARCEL_KEYS,
        load,
        loadLimits,
      });
      expect(run.findings).toEqual([]);
      const untested = run.outcomes.filter(({ state }) => state === 'not tested').map(({ rule }) => rule.id);
      // Land keeps neither sex nor day of birth, lists nothing in pages, and does not say when a record was brought up to date.
      const pages = ['BEHAVIOUR-PAGE-LENGTH', 'BEHAVIOUR-PAGE-NEGATIVE', 'BEHAVIOUR-PAGE-NEXT'];
      // No register is named.
      const references = [
        'DATA-REFERENCE',
        'DATA-REFERENCE-DIFFERS',
        'DATA-REFERENCE-ENDED',
        'DATA-REFERENCE-REPLACED',
      ];
      const elsewhere = [...pages, 'DATA-IDENTIFIER-SEX', 'DATA-IDENTIFIER-YEAR', ...references, 'DATA-STALE'];
      expect(untested).toEqual(elsewhere);
    } finally {
      await server.stop();
    }
  },
  120_000,
);
