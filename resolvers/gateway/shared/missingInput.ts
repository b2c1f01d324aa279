import type { UnavailableInput } from '../../../src/model/source.ts';

/** Codes with which access refuses, as against a ministry that does not answer. From: the error catalogue, stage access. */
const REFUSAL = /^(FIELD|PURPOSE|TOKEN|CASE|ACCESS)_/;

/** Whether an input is missing because it was refused, not because a ministry is out of reach. */
export function isRefused(input: UnavailableInput): boolean {
  return REFUSAL.test(input.code);
}

/**
 * The inputs at or under a path that could not be had, or above it: without the person there is no marriage record.
 * Positions in lists count for nothing: `['parcels', 0, 'restrictions']` is found under `['parcels', 'restrictions']`.
 */
export function missingInputs(
  unavailable: readonly UnavailableInput[],
  path: readonly string[],
): readonly UnavailableInput[] {
  return unavailable.filter((input) => {
    const names = input.path.filter((segment) => typeof segment === 'string');
    const shared = Math.min(names.length, path.length);
    return names.slice(0, shared).every((name, index) => name === path[index]);
  });
}

/** The first input at, under or above any of these paths (`transferor.taxpayer`) that could not be had. */
export function firstMissing(
  unavailable: readonly UnavailableInput[],
  ...paths: readonly string[]
): UnavailableInput | undefined {
  for (const path of paths) {
    const [found] = missingInputs(unavailable, path.split('.'));
    if (found !== undefined) return found;
  }
  return undefined;
}
