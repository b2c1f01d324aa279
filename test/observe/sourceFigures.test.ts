import { describe, expect, test } from '@jest/globals';
import { addBins, addSize, countUpTo, emptyBins, percentile } from '../../src/util/bins.ts';
import { SourceFigures } from '../../src/observe/sourceFigures.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

function counting(): { figures: SourceFigures; pass: (ms: number) => void } {
  let nowMs = Date.parse('2026-11-26T00:00:00Z');
  return { figures: new SourceFigures(() => nowMs), pass: (ms) => (nowMs += ms) };
}

describe('percentiles', () => {
  test('are never below the true one, and at most 19 % above it (to a whole millisecond)', () => {
    const times = Array.from({ length: 1000 }, (_, index) => ((index * 7919) % 5000) + 1);
    const bins = emptyBins();
    for (const time of times) addSize(bins, time);
    const sorted = times.toSorted((a, b) => a - b);
    for (const share of [0.01, 0.5, 0.95, 1]) {
      const truth = sorted[Math.ceil(share * 1000) - 1] ?? 0;
      expect(percentile(bins, share)).toBeGreaterThanOrEqual(truth - 0.5);
      expect(percentile(bins, share)).toBeLessThanOrEqual(truth * 2 ** 0.25 + 0.5);
    }
  });

  test('there is none without calls, and times beyond the last bin are in it', () => {
    const bins = emptyBins();
    expect(percentile(bins, 0.5)).toBeNull();
    addSize(bins, 10 ** 9);
    expect(percentile(bins, 0.5)).toBe(131_072);
  });
});

test('what is counted up to a size is surely not above it, and what others counted is added', () => {
  const bins = emptyBins();
  for (const size of [1, 10, 100, 1000]) addSize(bins, size);
  expect([0.5, 1, 128, 2048].map((size) => countUpTo(bins, size))).toEqual([0, 1, 3, 4]);
  const both = bins.slice();
  addBins(both, bins);
  expect(countUpTo(both, 2048)).toBe(8);
});

test('refusals by code, and how old the records are; what is no moment says nothing', () => {
  const { figures, pass } = counting();
  figures.refuse('FIELD_NOT_FOR_PURPOSE');
  figures.refuse('FIELD_NOT_FOR_PURPOSE');
  figures.refuse('FIELD_NEEDS_TOKEN');
  for (const touchedAt of ['2026-11-25T23:30:00Z', '2026-11-25T16:00:00Z', '2026-11-25T15:00:00+07:00'])
    figures.date(touchedAt);
  for (const wrong of ['', 'yesterday', '2027-01-01T00:00:00Z', 'x'.repeat(1_000_000)]) figures.date(wrong);
  expect(figures.report().windows['5m']).toMatchObject({
    calls: 0,
    refusals: { FIELD_NEEDS_TOKEN: 1, FIELD_NOT_FOR_PURPOSE: 2 },
    dated: 3,
    p50AgeHours: 8,
    p95AgeHours: 16,
  });
  pass(DAY);
  expect(figures.report().windows['24h']).toMatchObject({ refusals: {}, dated: 0, p50AgeHours: null });
});

test('calls, success and failures by code; who called off counts neither way', () => {
  const { figures } = counting();
  for (let call = 0; call < 6; call += 1) figures.add({ tookMs: 8 });
  figures.add({ tookMs: 900, code: 'SOURCE_TIMED_OUT' });
  figures.add({ tookMs: 1, code: 'SOURCE_REFUSED' });
  figures.add({ tookMs: 5, code: 'SOURCE_CANCELLED' });
  expect(figures.report()).toMatchObject({
    since: '2026-11-26T00:00:00.000Z',
    lastAnsweredAt: '2026-11-26T00:00:00.000Z',
    windows: {
      '5m': {
        calls: 8,
        successShare: 0.75,
        p50Ms: 8,
        p95Ms: 8,
        failures: { SOURCE_REFUSED: 1, SOURCE_TIMED_OUT: 1 },
        cancelled: 1,
      },
    },
  });
});

test('a source that was not called has no share and no times, and a window is whole when the gateway ran through it', () => {
  const { figures, pass } = counting();
  const nothing = { calls: 0, successShare: null, p50Ms: null, p95Ms: null, failures: {}, cancelled: 0 };
  expect(figures.report()).toMatchObject({ lastAnsweredAt: null, windows: { '5m': { ...nothing, isWhole: false } } });
  pass(5 * MINUTE);
  expect(figures.report().windows).toMatchObject({ '5m': { isWhole: true }, '1h': { isWhole: false } });
});

test('calls leave one window after the other; a day later the same minute counts anew', () => {
  const { figures, pass } = counting();
  const calls = () => Object.values(figures.report().windows).map((window) => window.calls);
  figures.add({ tookMs: 10 });
  expect(calls()).toEqual([1, 1, 1]);
  pass(5 * MINUTE);
  expect(calls()).toEqual([0, 1, 1]);
  pass(55 * MINUTE);
  expect(calls()).toEqual([0, 0, 1]);
  pass(DAY - 60 * MINUTE);
  expect(calls()).toEqual([0, 0, 0]);
  figures.add({ tookMs: 10 });
  expect(calls()).toEqual([1, 1, 1]);
  expect(figures.report().lastAnsweredAt).toBe('2026-11-27T00:00:00.000Z');
});
