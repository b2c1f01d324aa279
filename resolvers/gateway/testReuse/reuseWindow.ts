import type { CodeList } from '../../../src/model/dictionary.ts';

/** How long a kind of result can be used again, and in which unit it is comparable. */
export interface ReuseWindow {
  readonly hours: number;
  /** Absent where values have no unit (images, microbiology). */
  readonly unit: string | undefined;
}

/** The window of a code on a day (`YYYY-MM-DD`), or `undefined` when the list does not admit its re-use. */
export function reuseWindow(list: CodeList | undefined, code: string, day: string): ReuseWindow | undefined {
  const entry = list?.entries.find(
    (candidate) =>
      candidate.code === code && (candidate.validFrom ?? '') <= day && (candidate.validTo ?? '9999-12-31') >= day,
  );
  const hours = Number(entry?.extra?.['reuse_hours'] ?? '');
  const unit = entry?.extra?.['unit'];
  if (!Number.isInteger(hours) || hours <= 0) return undefined;
  return { hours, unit: unit === undefined || unit === '' ? undefined : unit };
}
