import type { GraphqlAnswer } from '../api/types.ts';
import type { Who } from '../who/Who.ts';

/** The last answer, with who had asked for what. */
export interface Answer {
  readonly operationName: string;
  readonly who: Who;
  readonly body: GraphqlAnswer;
  /** From sending to the last byte, as the browser saw it (milliseconds). */
  readonly durationMs: number;
}
