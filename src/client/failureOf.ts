import type { AnswerError } from './answer.ts';
import type { Denied, NotFound, Reason, Unavailable } from './fiveOutcomes.ts';

/** Codes that say: the question was understood, and there is no such thing. */
const NOTHING_THERE = /^ADMIN_UNIT_(NOT_FOUND|ENDED|IS_DISTRICT)$/;

/** Codes without a ministry that say: nothing is known of the answer, not even whether there is one. */
const CANNOT_SAY =
  /^(SOURCE_|ANSWER_TOO_|RESOLVER_FAILED|DEPENDENCY_UNAVAILABLE|VALUE_INVALID|ERRORS_OMITTED|INTERNAL_ERROR|AUDIT_|.*_(UNREACHABLE|UNVERIFIABLE|UNAVAILABLE|OVERLOADED|STORE|STORE_BUSY|STORE_FULL)$|TOO_MANY_(STREAMS|OPERATIONS)$|(GRAPH_REPLACED|REQUEST_TIMED_OUT)$)/;

/** Which of the outcomes an error tells of. Whatever is neither a failure nor a missing thing is a refusal. */
export function failureOf({ message, extensions = {} }: AnswerError): Denied | Unavailable | NotFound {
  const { code = '', source, ministry, article, owner } = extensions;
  const reason: Reason = {
    code,
    reasonVi: extensions.messageVi ?? message,
    reasonEn: message,
    remedyVi: extensions.remedyVi,
    remedyEn: extensions.remedy,
    errorId: extensions.errorId,
  };
  if (NOTHING_THERE.test(code)) return { kind: 'not-found', mayBeHidden: false, reason };
  if (source !== undefined || code === '' || CANNOT_SAY.test(code)) {
    const names = ministry ?? (source === undefined ? undefined : { vi: source, en: source });
    return { kind: 'unavailable', ...reason, ministry: names };
  }
  return { kind: 'denied', ...reason, article, owner };
}
