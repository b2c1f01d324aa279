import type { Fetcher } from '@graphiql/toolkit';
import { tokenFor } from './api/tokens.ts';
import type { GraphqlAnswer, Provenance } from './api/types.ts';
import type { Who } from './who/Who.ts';

/**
 * Sends operations as the chosen persona, for the chosen purpose and case, asking for provenance. The provenance goes to the
 * panel and not into the result editor, which it would drown.
 */
export function createFetcher(who: () => Who, onProvenance: (provenance: Provenance | undefined) => void): Fetcher {
  return async (parameters, options) => {
    const { persona, purpose, caseId } = who();
    const isIntrospection = parameters.operationName === 'IntrospectionQuery';
    const headers: Record<string, string> = {
      ...(options?.headers as Record<string, string> | undefined),
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
    };
    if (persona !== '') headers['authorization'] = `Bearer ${await tokenFor(persona)}`;
    if (purpose !== '' && !isIntrospection) headers['lienthong-purpose'] = purpose;
    if (caseId !== '' && !isIntrospection) headers['lienthong-case'] = caseId;
    if (!isIntrospection) headers['lienthong-provenance'] = '1';
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(parameters) });
    const answer = (await response.json()) as GraphqlAnswer;
    if (isIntrospection) return answer as never;
    const { provenance, ...extensions } = answer.extensions ?? {};
    onProvenance(provenance);
    const { extensions: _, ...rest } = answer;
    return (Object.keys(extensions).length === 0 ? rest : { ...rest, extensions }) as never;
  };
}
