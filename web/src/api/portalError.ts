import type { AnswerError } from './types.ts';

/** A call of the playground's own that failed, told in both languages. */
export class PortalError extends Error {
  readonly answerError: AnswerError;

  constructor(answerError: AnswerError) {
    super(answerError.message);
    this.answerError = answerError;
  }
}

const UNREACHABLE: AnswerError = {
  message: 'The gateway does not answer.',
  extensions: {
    code: 'GATEWAY_UNREACHABLE',
    messageVi: 'Cổng không trả lời.',
    remedy: 'See whether it still runs, then ask again.',
    remedyVi: 'Kiểm tra cổng còn chạy không rồi hỏi lại.',
  },
};

/** What any failure of a call is to the reader: the gateway's own words, or that it did not answer. */
export function answerErrorOf(error: unknown): AnswerError {
  return error instanceof PortalError ? error.answerError : UNREACHABLE;
}
