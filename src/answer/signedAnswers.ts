import type { Clock } from '../clock.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AnswerRequest, RecordedAnswer } from '../model/gateway.ts';
import { signAnswer } from '../receipt/signAnswer.ts';
import type { SigningKey } from '../receipt/signingKey.ts';

/**
 * Signs answers of requests that ask for it, with what the log has of them; others pass untouched. A refusal of the whole
 * request is no answer, and is not signed.
 *
 * - rejects with `SIGNING_NEEDS_ONE_ANSWER` when the answer would come in parts or events
 */
export function withSignatures(answer: AnswerRequest, key: SigningKey, clock: Clock): AnswerRequest {
  return async (request) => {
    if (request.wantsSignature !== true) return answer(request);
    let recorded: RecordedAnswer | undefined;
    const onRecorded = (about: RecordedAnswer): void => {
      recorded = about;
      request.onRecorded?.(about);
    };
    const result = await answer({ ...request, onRecorded });
    if (result.kind === 'refused') return result;
    if (result.kind !== 'complete') throw new GatewayError('SIGNING_NEEDS_ONE_ANSWER');
    const text = [...result.body].join('');
    const claims = {
      iat: Math.floor(clock.nowMs() / 1000),
      purpose: recorded?.purpose,
      case: recorded?.caseId,
      record: recorded?.recordId,
      operation: recorded?.operationHash,
    };
    return { kind: 'complete', body: [text], signature: signAnswer(Buffer.from(text, 'latin1'), claims, key) };
  };
}
