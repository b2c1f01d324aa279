import { operationText } from './readWorkload.ts';

/** Leaves of the operation `three` that may be left out; every object keeps another one. */
const LEAVES = [
  'fullName',
  'birthDate',
  'status',
  'amount',
  'due',
  'paid',
  'sheet',
  'areaM2',
  'use',
  'issued',
  'mortgaged',
  'id',
  'kind',
  'taxCode',
];

/** How many there are. */
export const MOST_DISTINCT = 2 ** LEAVES.length;

/**
 * The nth of many operations over three ministries, each with other fields than all others: none shares its plan with
 * another. The first of them ask for few fields, and neighbours for alike ones.
 */
export function distinctOperation(nth: number): string {
  const asked = new Set(LEAVES.filter((_, bit) => (nth & (1 << bit)) === 0));
  const words = operationText('three').split(' ');
  return words.filter((word) => !LEAVES.includes(word) || asked.has(word)).join(' ');
}
