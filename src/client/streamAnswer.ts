import type { GrowingAnswer, PendingPart } from './answer.ts';
import { chunksOf } from './chunksOf.ts';
import { mergePart, type LaterPart } from './mergeParts.ts';
import { multipartParts } from './multipartParts.ts';
import { answerOf, readAnswer } from './readAnswer.ts';
import type { Call } from './sendRequest.ts';

/** Parts in the form of the draft that the gateway speaks, or one JSON text where nothing is deferred. */
export const PARTS =
  'multipart/mixed;incrementalSpec=v0.2, application/graphql-response+json;q=0.9, application/json;q=0.8';

/**
 * The answer of a response, whole again with every part that comes (`@defer`).
 *
 * From: "GraphQL over HTTP", RFC "Incremental Delivery over HTTP".
 */
export async function* streamAnswer<Data>(
  response: Response,
  { options }: Pick<Call, 'options'>,
): AsyncGenerator<GrowingAnswer<Data>> {
  const contentType = response.headers.get('content-type') ?? '';
  if (!contentType.startsWith('multipart/mixed')) {
    yield { ...(await readAnswer<Data>(response)), pending: [] };
    return;
  }
  let answer: GrowingAnswer<Data> | undefined;
  for await (const part of multipartParts(contentType, chunksOf(response, options.signal))) {
    if (answer === undefined) {
      const { pending = [] } = part as { readonly pending?: readonly PendingPart[] };
      answer = { ...answerOf<Data>(part, response), pending };
    } else answer = mergePart(answer, part as LaterPart);
    yield answer;
  }
}
