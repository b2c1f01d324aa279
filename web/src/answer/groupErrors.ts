import type { AnswerError } from '../api/types.ts';

/** Errors that say the same, with the fields they cost. */
export interface ErrorGroup {
  readonly error: AnswerError;
  /** Dotted paths from the root of the answer, without repeats; empty for an error of the whole request. */
  readonly paths: readonly string[];
}

/** Groups errors by code and message: a ministry that is away costs many fields and is told once. */
export function groupErrors(errors: readonly AnswerError[]): readonly ErrorGroup[] {
  const groups = new Map<string, { error: AnswerError; paths: Set<string> }>();
  for (const error of errors) {
    const key = `${error.extensions?.code ?? ''}\n${error.message}`;
    const group = groups.get(key) ?? { error, paths: new Set<string>() };
    groups.set(key, group);
    if (error.path !== undefined) group.paths.add(error.path.join('.'));
  }
  return [...groups.values()].map(({ error, paths }) => ({ error, paths: [...paths] }));
}
