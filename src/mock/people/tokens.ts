import { createPermutation } from '../invent/permutation.ts';

/** Numbers of records that tell nobody whose they are, and lead back all the same. */
export interface Tokens {
  /** - `nth`: which record of this person, 0 to 9 */
  readonly write: (personalId: string, nth?: number) => string;
  readonly read: (token: string) => { readonly personalId: string; readonly nth: number } | undefined;
}

const SIZE = 10 ** 13;
const LENGTH = 9;
const STREAM = 9_001;

export function createTokens(seed: number): Tokens {
  const mixing = createPermutation(SIZE, seed, STREAM);
  return {
    write: (personalId, nth = 0) => {
      const mixed = mixing.apply(Number(personalId) * 10 + nth);
      return mixed.toString(36).toUpperCase().padStart(LENGTH, '0');
    },
    read: (token) => {
      if (!new RegExp(`^[0-9A-Z]{${LENGTH}}$`).test(token)) return undefined;
      const mixed = Number.parseInt(token, 36);
      if (mixed >= SIZE) return undefined;
      const number = mixing.undo(mixed);
      return { personalId: String(Math.floor(number / 10)).padStart(12, '0'), nth: number % 10 };
    },
  };
}
