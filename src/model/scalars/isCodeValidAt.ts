import type { CodeList } from '../dictionary.ts';

/** Whether a list has a code on a day (`YYYY-MM-DD`); both ends of a validity are inclusive. */
export function isCodeValidAt(list: CodeList, code: string, day: string): boolean {
  return list.entries.some(
    (entry) => entry.code === code && (entry.validFrom ?? day) <= day && (entry.validTo ?? day) >= day,
  );
}
