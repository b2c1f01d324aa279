import type { Answer, AnswerError } from './answer.ts';
import { RequestFailure } from './requestFailure.ts';

/** What a gateway may have written; anything else is none. */
interface Body {
  readonly data?: unknown;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An answer from its JSON; throws `RequestFailure` of kind `not-graphql` where it is none. */
export function answerOf<Data>(body: unknown, response: Response): Answer<Data> {
  const { status, headers } = response;
  const isAnswer = typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
  if (!isAnswer) throw notGraphql(status);
  const { data, errors = [], extensions = {} } = body as Body;
  const recordId = headers.get('lienthong-record') ?? undefined;
  return { data: data as Data | null | undefined, errors, extensions, status, recordId };
}

/** Reads a response of one JSON text. */
export async function readAnswer<Data>(response: Response): Promise<Answer<Data>> {
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw notGraphql(response.status);
  }
  return answerOf(body, response);
}

/** Whether the gateway does not know the identifier of a document, and could register its text. */
export function asksForText({ errors }: Answer<unknown>): boolean {
  return errors.some(({ extensions }) => extensions?.code === 'PERSISTED_QUERY_NOT_FOUND');
}

function notGraphql(status: number): RequestFailure {
  return new RequestFailure('not-graphql', `Something else than a gateway answered, with status ${status}.`, {
    status,
  });
}
