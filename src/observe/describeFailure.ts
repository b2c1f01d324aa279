/** What of an error may be logged: what kind it is and where it arose. */
export interface FailureDescription {
  readonly name: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: FailureDescription;
}

/** Frames and causes that are kept (count). */
const FRAMES = 6;
const CAUSES = 4;

/**
 * Describes an error without its message: a parser's message quotes what it could not read, a database's the row it choked
 * on, and either may be a person's data. Kind, code and place lead to the fault without them.
 */
export function describeFailure(error: unknown, depth = 0): FailureDescription {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    at: frames.slice(0, FRAMES).map((line) => line.trim()),
    ...(error.cause === undefined || depth >= CAUSES ? {} : { cause: describeFailure(error.cause, depth + 1) }),
  };
}
