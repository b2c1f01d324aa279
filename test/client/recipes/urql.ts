import { Client, fetchExchange, type OperationResult } from '@urql/core';
import { requestHeaders, type AnswerParts, type ClientOptions } from '../../../src/client/index.ts';

/** An urql client that says who asks and why. */
export function urqlClient({ url, ...grounds }: ClientOptions): Client {
  return new Client({
    url,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch: async (input, init) => {
      const headers = { ...Object.fromEntries(new Headers(init?.headers)), ...(await requestHeaders(grounds)) };
      return fetch(input, { ...init, headers });
    },
  });
}

/** What `outcome` reads, of a result of urql: `outcome(answerOf(result), (data) => data.person)`. */
export function answerOf<Data>(
  result: Pick<OperationResult<Data>, 'data' | 'error' | 'extensions'>,
): AnswerParts<Data> {
  return { data: result.data, errors: result.error?.graphQLErrors, extensions: result.extensions };
}
