import { expect, test } from '@jest/globals';
import type { VolumeAlert } from '../../src/model/oversight.ts';
import { VolumeWatch } from '../../src/oversight/volumeWatch.ts';

const MINUTE = 60_000;
const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => String(79_090_990_000 + from + index).padStart(12, '0'));

function aWatch(limit: number) {
  const time = { ms: Date.parse('2026-11-25T01:00:00Z') };
  const raised: VolumeAlert[] = [];
  const watch = new VolumeWatch({ limit, nowMs: () => time.ms, onAlert: (alert) => raised.push(alert) });
  return { watch, raised, pass: (minutes: number) => (time.ms += minutes * MINUTE) };
}

const officer = { name: 'issuer 001188900011', agency: 'H29.15.07', role: 'land-officer' };

test('a caller who asks for more different people within an hour than the limit is told once', () => {
  const { watch, raised } = aWatch(10);
  watch.note(officer, people(10));
  watch.note(officer, people(10));
  expect(raised).toEqual([]);
  watch.note(officer, people(1, 10));
  watch.note(officer, people(50, 100));
  expect(raised).toMatchObject([{ agency: 'H29.15.07', role: 'land-officer', persons: 11, limit: 10 }]);
  expect(watch.alerts).toEqual(raised);
});

test('people of more than an hour ago do not count', () => {
  const { watch, raised, pass } = aWatch(10);
  watch.note(officer, people(10));
  pass(61);
  watch.note(officer, people(10, 100));
  expect(raised).toEqual([]);
});

test('the hour slides: five and six within sixty minutes are eleven', () => {
  const { watch, raised, pass } = aWatch(10);
  watch.note(officer, people(5));
  pass(59);
  watch.note(officer, people(6, 100));
  expect(raised).toHaveLength(1);
});

test('who goes on is told again after an hour', () => {
  const { watch, raised, pass } = aWatch(10);
  watch.note(officer, people(11));
  pass(61);
  watch.note(officer, people(11));
  expect(raised).toHaveLength(2);
});

test('callers are counted apart, and an alert names neither caller nor people', () => {
  const { watch, raised } = aWatch(10);
  for (let index = 0; index < 20; index += 1) watch.note({ name: `officer ${index}` }, people(10));
  expect(raised).toEqual([]);
  watch.note(officer, people(11));
  expect(JSON.stringify(raised)).not.toMatch(/\d{12}/);
  expect(raised[0]?.caller).toBe(watch.reference(officer.name));
});

test('who asks slowly among thousands of callers is told all the same', () => {
  const { watch, raised } = aWatch(10);
  for (let round = 0; round < 11; round += 1) {
    watch.note(officer, people(1, round));
    for (let index = 0; index < 10_000; index += 1) watch.note({ name: `officer ${index}` }, people(2, 100 * index));
  }
  expect(raised).toMatchObject([{ caller: watch.reference(officer.name), persons: 11 }]);
});

test('a limit above all that is remembered otherwise is kept to', () => {
  const { watch, raised } = aWatch(500_000);
  watch.note(officer, people(500_000));
  expect(raised).toEqual([]);
  watch.note(officer, people(1, 500_000));
  expect(raised).toHaveLength(1);
});

test('many callers and people are watched in bounded memory', () => {
  const { watch } = aWatch(200);
  for (let index = 0; index < 20_000; index += 1) watch.note({ name: `officer ${index}` }, people(20, index * 20));
  const before = process.memoryUsage().heapUsed;
  for (let index = 20_000; index < 40_000; index += 1) watch.note({ name: `officer ${index}` }, people(20, index * 20));
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
});
