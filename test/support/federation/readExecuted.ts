import type { ClientError } from '../../../src/errors/clientError.ts';
import type { ExecutedAnswer } from '../../../src/model/executedAnswer.ts';
import { fromByteText } from '../../../src/util/byteText.ts';

/** An executor's answer as a client reads it. */
export interface ReadAnswer {
  readonly data: unknown;
  readonly errors: readonly ClientError[];
}

export function readExecuted({ data, errors }: ExecutedAnswer): ReadAnswer {
  return { data: JSON.parse(fromByteText([...data].join(''))) as unknown, errors };
}
