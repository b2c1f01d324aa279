import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addSize, emptyBins } from '../../src/util/bins.ts';
import type { EntityMeasure, RuleCount } from '../../src/quality/measured.ts';
import { databaseScore } from '../../src/quality/score/databaseScore.ts';
import { qualityIndex } from '../../src/quality/score/dqi.ts';
import { elementScores } from '../../src/quality/score/elementScores.ts';
import { gateBreaches } from '../../src/quality/score/gate.ts';
import { rank } from '../../src/quality/score/rank.ts';
import { sourceReport } from '../../src/quality/score/sourceReport.ts';
import { CRITERIA } from '../../src/quality/settings/criteria.ts';
import { wilson } from '../../src/util/wilson.ts';
import { surroundings } from './support/aWorldsMeasures.ts';

const { settings, dictionary } = surroundings;

/** A measure of `Person` with these counts; each rule is the only one of its criterion on its element. */
function measured(rules: readonly RuleCount[], extent: EntityMeasure['extent'] = 'whole'): EntityMeasure {
  const criteria = rules.map(({ place, rule, tested, failed }) => ({
    ...{ place, tested, failed, criterion: settings.rules[rule]?.criterion ?? '' },
  }));
  return { entity: 'Person', rows: 1000, extent, rules, criteria, unmeasured: [], tookMs: 0 };
}

function count(element: string, rule: string, failed: number, tested = 1000): RuleCount {
  return { place: element, element, rule, tested, failed };
}

describe('DQI', () => {
  test('it is the weighted mean of the criteria, each of its elements by weight', () => {
    const measure = measured([
      count('Person.personalId', 'DATA-FORMAT', 0),
      count('Person.phone', 'DATA-FORMAT', 100),
      count('Person.sex', 'DATA-MANDATORY', 500),
      count('Person.sex', 'DATA-CODE', 0),
    ]);
    const { dqi, criteria, tested } = qualityIndex(elementScores(measure, settings, dictionary), settings);
    // Identifiers weigh 3, what is optional 1: (3 × 100 + 1 × 90) / 4.
    expect(criteria).toEqual({ correct: 97.5, complete: 50, consistent: 100 });
    expect(dqi).toBeCloseTo((0.25 * 97.5 + 0.2 * 50 + 0.2 * 100) / 0.65, 9);
    expect(tested).toBe(4000);
  });

  test('nothing measured is no index, not a bad one', () => {
    expect(qualityIndex([], settings)).toEqual({ criteria: {}, tested: 0 });
  });

  test('a sample counts with the lower limit of its interval, a whole table as it is', () => {
    const rules = [count('Person.sex', 'DATA-CODE', 10)];
    expect(elementScores(measured(rules), settings, dictionary)[0]?.score).toBe(0.99);
    expect(elementScores(measured(rules, 'sample'), settings, dictionary)[0]?.score).toBe(wilson(990, 1000).low);
  });

  test('a sample too small to say anything is shown, and not scored', () => {
    expect(elementScores(measured([count('Person.sex', 'DATA-CODE', 0, 29)], 'sample'), settings, dictionary)).toEqual(
      [],
    );
    expect(
      elementScores(measured([count('Person.sex', 'DATA-CODE', 0, 30)], 'sample'), settings, dictionary),
    ).toHaveLength(1);
  });

  test('what is only shown does not count', () => {
    const repeated = measured([count('Person.personalId', 'DATA-KEY-REPEATED', 20)]);
    const shown = { ...repeated, criteria: [], rules: [count('Person.birthDate', 'DATA-DATE-PARTIAL', 900)] };
    expect(elementScores(shown, settings, dictionary)).toEqual([]);
    expect(elementScores({ ...repeated, criteria: [] }, settings, dictionary)[0]?.score).toBe(0.98);
  });

  test('a register that lacks rows is less complete', () => {
    const expecting = { ...settings, expectedRows: { Person: 4000 } };
    expect(elementScores(measured([]), expecting, dictionary)).toEqual([
      { place: 'Person.@rows', criterion: 'complete', weight: 2, tested: 4000, failed: 3000, score: 0.25 },
    ]);
  });
});

describe('the gate of identifiers', () => {
  test.each<readonly [string, RuleCount, readonly string[]]>([
    ['one in 1,000 wrong leaves band B', count('Person.personalId', 'DATA-FORMAT', 1), ['B']],
    ['one in 100 wrong leaves band C', count('Person.personalId', 'DATA-FORMAT', 10), ['C']],
    ['just 99.5 % leaves band B', count('Person.personalId', 'DATA-FORMAT', 5), ['B']],
    ['all right leaves every band', count('Person.personalId', 'DATA-FORMAT', 0), []],
    ['two records of one number count', count('Person.personalId', 'DATA-KEY-REPEATED', 1), ['B']],
    ['what only warns does not', count('Person.personalId', 'DATA-IDENTIFIER-SEX', 500), []],
    ['other elements do not', count('Person.phone', 'DATA-FORMAT', 500), []],
    ['other criteria do not', count('Person.registeredCommuneCode', 'DATA-CODE', 500), []],
  ])('%s', (_, rule, bands) => {
    expect(gateBreaches([measured([rule])], settings, dictionary).map(({ atMost }) => atMost)).toEqual(bands);
  });

  test('it caps the band of a source that is good otherwise', () => {
    const facts = { source: 'population', agency: 'G01', parts: {} };
    const bandOf = (failed: number) =>
      sourceReport(facts, [measured([count('Person.personalId', 'DATA-FORMAT', failed)])], settings, dictionary).band;
    expect([0, 1, 6].map(bandOf)).toEqual(['A', 'B', 'C']);
  });
});

describe('bands and ranks', () => {
  test.each([
    [85, 'A'],
    [84.999, 'B'],
    [65, 'B'],
    [64.999, 'C'],
  ])('a score of %d is band %s', (dqi, band) => {
    expect(databaseScore({ dqi }, [], settings).band).toBe(band);
  });

  test('the score has the weights of the settings; what is not known is left out', () => {
    const parts = { dqi: 90, connected: 80, use: 50, conformance: 100, operation: 70 };
    expect(databaseScore(parts, [], settings).score).toBeCloseTo(54 + 12 + 5 + 10 + 3.5, 9);
    expect(databaseScore({ dqi: 90, connected: 80 }, [], settings).score).toBeCloseTo((54 + 12) / 0.75, 9);
    expect(databaseScore({ connected: 80 }, [], settings)).toEqual({ parts: { connected: 80 } });
  });

  const part = fc.double({ min: 0, max: 100, noNaN: true });
  const field = fc.array(
    fc.record({ dqi: part, connected: part, use: part, rows: fc.constantFrom(500, 50_000, 5_000_000) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );

  test('more use alone lifts neither band nor rank', () => {
    fc.assert(
      fc.property(field, part, fc.nat(7), (sources, use, chosen) => {
        const at = chosen % sources.length;
        const ranksWith = (useOf: number | undefined) => {
          const contenders = sources.map(({ dqi, connected, use: own, rows }, index) => ({
            ...{ source: String(index), rows },
            ...databaseScore({ dqi, connected, use: index === at ? (useOf ?? own) : own }, [], settings),
          }));
          return { band: contenders[at]?.band, rank: rank(contenders, settings)[at]?.rank };
        };
        expect(ranksWith(use)).toEqual(ranksWith(undefined));
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  describe('use and operation', () => {
    const used = (calls: number, tookMs: number, rows: number, failed = 0) => {
      const latency = emptyBins();
      for (let call = 0; call < calls - failed; call += 1) addSize(latency, tookMs);
      const use = { source: 'a', calls, answered: calls - failed, latency, consumers: new Set(['G01', 'G02']) };
      const facts = { source: 'a', agency: 'G01', parts: {}, use };
      return sourceReport(facts, [{ ...measured([count('Person.sex', 'DATA-CODE', 0)]), rows }], settings, dictionary);
    };

    test('are counted from the calls of a month: by rows, and by what was answered in time', () => {
      const report = used(200, 100, 1000, 20);
      expect(report.parts).toMatchObject({ use: 20, operation: 90 });
      expect(report.use).toEqual({
        ...{ days: 30, calls: 200, consumers: 2, answeredShare: 0.9, per1000Rows: 200 },
        p95Ms: 108,
      });
      expect(used(200, 5000, 1000).parts).toMatchObject({ operation: 0 });
    });

    test('more than full use is full use, and too few calls say nothing of operation', () => {
      expect(used(5000, 100, 1000).parts.use).toBe(100);
      expect(used(99, 100, 1000).parts).toEqual({ dqi: 100, use: 9.9 });
      expect(used(0, 100, 1000).parts).toEqual({ dqi: 100, use: 0 });
    });

    test('where nobody counted there is neither, and no worse score for it', () => {
      const facts = { source: 'a', agency: 'G01', parts: {} };
      const report = sourceReport(facts, [measured([count('Person.sex', 'DATA-CODE', 0)])], settings, dictionary);
      expect([report.parts, report.use, report.score]).toEqual([{ dqi: 100 }, undefined, 100]);
    });
  });

  test('a source that was measured from a sample has a place where its ministry states its size', () => {
    const contenders = [
      { source: 'sampled', rows: 500, isSampled: true as const, ...databaseScore({ dqi: 90 }, [], settings) },
      { source: 'whole', rows: 2_000_000, ...databaseScore({ dqi: 80 }, [], settings) },
    ];
    expect(rank(contenders, settings)).toEqual([
      { source: 'sampled', peers: 'sampled' },
      { source: 'whole', peers: 'middle', rank: 1 },
    ]);
    expect(rank(contenders, { ...settings, statedRows: { sampled: 1_000_000 } })).toEqual([
      { source: 'sampled', peers: 'middle', rank: 1 },
      { source: 'whole', peers: 'middle', rank: 2 },
    ]);
  });

  test('ranks are made among peers of like size, by band first; equals share a place', () => {
    const contender = (source: string, rows: number, dqi: number, capped = false) => ({
      ...{ source, rows },
      ...databaseScore({ dqi }, capped ? [{ atMost: 'C' }] : [], settings),
    });
    expect(
      rank(
        [
          contender('a', 10, 90),
          contender('b', 10, 99, true),
          contender('c', 10, 90),
          contender('d', 10, 95),
          contender('e', 1_000_000, 70),
          { source: 'f', rows: 10, parts: {} },
        ],
        settings,
      ),
    ).toEqual([
      { source: 'a', peers: 'small', rank: 2 },
      { source: 'b', peers: 'small', rank: 4 },
      { source: 'c', peers: 'small', rank: 2 },
      { source: 'd', peers: 'small', rank: 1 },
      { source: 'e', peers: 'middle', rank: 1 },
      { source: 'f', peers: 'small' },
    ]);
  });

  test('every index lies between 0 and 100, whatever was counted', () => {
    const anyCount = fc.tuple(
      fc.constantFrom('DATA-FORMAT', 'DATA-MANDATORY', 'DATA-NFC', 'DATA-STALE', 'DATA-CODE'),
      fc.nat(1000),
    );
    fc.assert(
      fc.property(fc.array(anyCount, { minLength: 1, maxLength: 5 }), (counts) => {
        const rules = counts.map(([rule, failed]) => count('Person.sex', rule, failed));
        const { dqi = -1, criteria } = qualityIndex(elementScores(measured(rules), settings, dictionary), settings);
        for (const value of [dqi, ...Object.values(criteria)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
        expect(Object.keys(criteria).every((name) => CRITERIA.some((each) => each === name))).toBe(true);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});
