import type { MockWorld } from '../mockWorld.ts';
import { readPersonNumber } from '../people/personNumber.ts';

/** Whose record a number such as `KS-7Q2K9MX41` is; undefined where it is nobody's. */
export function personOf({ tokens, today }: MockWorld, prefix: string, number: string): string | undefined {
  const found = number.startsWith(`${prefix}-`) ? tokens.read(number.slice(prefix.length + 1)) : undefined;
  if (found?.nth !== 0) return undefined;
  return readPersonNumber(found.personalId, today) === undefined ? undefined : found.personalId;
}
