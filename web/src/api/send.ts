import type { FetcherParams } from '@graphiql/toolkit';
import type { Who } from '../who/Who.ts';
import { tokenFor } from './tokens.ts';
import type { GraphqlAnswer } from './types.ts';

const JSON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

/** What a request carries of who asks, and why. Rejects where nobody issues a token. */
export async function headersOf({ persona, purpose, caseId }: Who): Promise<Record<string, string>> {
  return {
    ...(persona === '' ? {} : { authorization: `Bearer ${await tokenFor(persona)}` }),
    ...(purpose === '' ? {} : { 'lienthong-purpose': purpose }),
    ...(caseId === '' ? {} : { 'lienthong-case': caseId }),
  };
}

/** Sends one operation, and reads the answer whatever its status. */
export async function send(parameters: FetcherParams, headers: Record<string, string>): Promise<GraphqlAnswer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as GraphqlAnswer;
}
