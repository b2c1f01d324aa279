import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import type { Answer } from './answer/Answer.ts';
import { answerErrorOf } from './api/portalError.ts';
import { tokenFor } from './api/tokens.ts';
import type { GraphqlAnswer } from './api/types.ts';
import type { Who } from './who/Who.ts';

const JSON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

/**
 * Sends operations as the chosen persona, for the chosen purpose and case, asking for provenance. The provenance goes to the
 * panel and not into the result editor, which it would drown. An answer that a later question has overtaken is not reported.
 */
export function createFetcher(
  who: () => Who,
  report: { readonly onAsking: (isAsking: boolean) => void; readonly onAnswer: (answer: Answer) => void },
): Fetcher {
  let lastQuestion = 0;
  return async (parameters, options) => {
    const typed = options?.headers as Record<string, string> | undefined;
    // The schema is open to everybody, also while nobody issues tokens.
    if (parameters.operationName === 'IntrospectionQuery') return (await send(parameters, typed ?? {})) as never;
    const question = ++lastQuestion;
    const asking = who();
    report.onAsking(true);
    const startMs = performance.now();
    const body = await ask(parameters, asking, typed ?? {});
    const durationMs = performance.now() - startMs;
    if (question === lastQuestion) {
      report.onAnswer({ operationName: parameters.operationName ?? '', who: asking, body, durationMs });
      report.onAsking(false);
    }
    return withoutProvenance(body) as never;
  };
}

/** A call that fails becomes an answer with one error, so that it is read in the same place as any other. */
async function ask(parameters: FetcherParams, who: Who, typed: Record<string, string>): Promise<GraphqlAnswer> {
  try {
    return await send(parameters, { ...(await headersOf(who)), ...typed });
  } catch (error) {
    return { errors: [answerErrorOf(error)] };
  }
}

async function headersOf({ persona, purpose, caseId }: Who): Promise<Record<string, string>> {
  return {
    ...(persona === '' ? {} : { authorization: `Bearer ${await tokenFor(persona)}` }),
    ...(purpose === '' ? {} : { 'lienthong-purpose': purpose }),
    ...(caseId === '' ? {} : { 'lienthong-case': caseId }),
    'lienthong-provenance': '1',
  };
}

async function send(parameters: FetcherParams, headers: Record<string, string>): Promise<GraphqlAnswer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as GraphqlAnswer;
}

function withoutProvenance({ extensions, ...rest }: GraphqlAnswer): GraphqlAnswer {
  const { provenance: _, ...others } = extensions ?? {};
  return Object.keys(others).length === 0 ? rest : { ...rest, extensions: others };
}
