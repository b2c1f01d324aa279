import { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceId } from '../../model/source.ts';

/** First thing that was found wrong with an answer while it was read (catalogue code): for the log. */
export interface AnswerFaults {
  first?: string;
}

/** Whose answer is read, and where its faults are noted. */
interface Answering {
  readonly source: SourceId;
  readonly faults: AnswerFaults;
}

/** What stands for data that a source did not answer as it was asked. */
export function answerFault(
  { source, faults }: Answering,
  code: 'SOURCE_ANSWER_SHAPE' | 'SOURCE_ANSWER_SHORT',
  params: { readonly type?: string } = {},
): FieldFailure {
  faults.first ??= code;
  return new FieldFailure(code, { source, ...params }, source);
}
