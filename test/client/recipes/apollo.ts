import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { requestHeaders, type AnswerParts, type ClientOptions } from '../../../src/client/index.ts';

/** An Apollo Client that says who asks and why. Ask it with `errorPolicy: 'all'`, as answers may be partial. */
export function apolloClient({ url, ...grounds }: ClientOptions): ApolloClient {
  const link = new HttpLink({
    uri: url,
    fetch: async (input, init) => {
      const headers = { ...Object.fromEntries(new Headers(init?.headers)), ...(await requestHeaders(grounds)) };
      return fetch(input, { ...init, headers });
    },
  });
  return new ApolloClient({ link, cache: new InMemoryCache() });
}

/** What `outcome` reads, of a result of Apollo Client, which keeps the extensions of errors alone. */
export function answerOf<Data>(result: {
  readonly data?: Data | undefined;
  readonly error?: unknown;
}): AnswerParts<Data> {
  const errors = CombinedGraphQLErrors.is(result.error) ? result.error.errors : [];
  return { data: result.data, errors };
}
