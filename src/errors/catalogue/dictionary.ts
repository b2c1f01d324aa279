import type { ErrorEntry } from '../template.ts';

/** Errors of the dictionary stage. */
export const dictionaryErrors = {} as const satisfies Record<string, ErrorEntry>;
