import type { DataRule } from './dataRule.ts';

const DAY_MS = 86_400_000;

/** The rule over elements that say when their record was brought up to date; how long that holds is a setting. */
export const staleRule: DataRule = {
  id: 'DATA-STALE',
  family: 'data',
  severity: 'warning',
  guarantees: 'A record says that it was brought up to date within the days that hold for its kind.',
  why: 'Decree 278/2025/NĐ-CP, Art 13; ISO/IEC 25012, currentness',
  remedy: 'Go through the register; the days stand in `freshness` of the quality settings.',
  good: '[{"type":"HealthBook","fields":{"summaryUpdatedAt":"2026-11-01T08:00:00+07:00"}}]',
  bad: '[{"type":"HealthBook","fields":{"summaryUpdatedAt":"2021-11-01T08:00:00+07:00"}}]',
  applies: ({ entity, name }, { freshness }) => freshness.has(`${entity}.${name}`),
  isBroken: (value, { element, context }) => {
    const days = context.freshness.get(`${element.entity}.${element.name}`) ?? 0;
    const updatedMs = typeof value === 'string' ? Date.parse(value) : NaN;
    // What is no moment breaks the rule of formats.
    return updatedMs < Date.parse(context.today) - days * DAY_MS;
  },
};
