import { isDeepStrictEqual } from 'node:util';
import type { RunningGateway } from '../gateways/startGateway.ts';
import { ASKED_PERSONS } from '../workload/lookUp.ts';
import type { OperationName } from '../workload/readWorkload.ts';
import type { ReferenceAnswers } from '../workload/referenceAnswers.ts';
import { requestBytes } from './requestBytes.ts';
import { runLoad, type LoadAnswer } from './runLoad.ts';

/** Compares a gateway's answer with the reference; throws with what differs. */
export async function verifyAnswer(
  reference: ReferenceAnswers,
  operation: OperationName,
  nth: number,
  { status, body }: Pick<LoadAnswer, 'status' | 'body'>,
): Promise<void> {
  const text = body?.toString() ?? '';
  if (status !== 200) throw new Error(`status ${status}: ${text.slice(0, 300)}`);
  const { data, errors } = JSON.parse(text) as { data: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`errors: ${JSON.stringify(errors).slice(0, 300)}`);
  const expected = await reference(operation, nth);
  if (JSON.stringify(data) === expected || isDeepStrictEqual(data, JSON.parse(expected))) return;
  throw new Error(`the answer about person ${nth} differs from graphql-js on the merged schema`);
}

/** Questions at a time: ministries work each answer out for the first time here, and a gateway does not wait for ever. */
const AT_ONCE = 8;

/**
 * Asks once about every person and compares each answer: the gateway answers rightly, is warm, and its ministries have all
 * answers at hand. Returns the length of each answer (bytes), by which the answers under load are checked.
 */
export async function verifyAnswers(
  reference: ReferenceAnswers,
  operation: OperationName,
  gateway: Pick<RunningGateway, 'url' | 'headers'>,
): Promise<readonly number[]> {
  const requests = requestBytes(operation, gateway);
  const lengths: number[] = [];
  const bodies = new Map<number, LoadAnswer>();
  let asked = 0;
  const next = () => {
    const nth = asked++;
    const bytes = requests[nth];
    return bytes === undefined ? undefined : { nth, bytes, wantsBody: true };
  };
  await runLoad({
    port: Number(gateway.url.port),
    connections: AT_ONCE,
    next,
    onAnswer: ({ nth }, answer) => {
      bodies.set(nth, answer);
      lengths[nth] = answer.bodyBytes;
    },
  });
  if (bodies.size !== ASKED_PERSONS) throw new Error(`${bodies.size} of ${ASKED_PERSONS} were answered`);
  for (const [nth, answer] of bodies) await verifyAnswer(reference, operation, nth, answer);
  return lengths;
}
