import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import type { Answer } from './answer/Answer.ts';
import { answerErrorOf } from './api/portalError.ts';
import { headersOf, send } from './api/send.ts';
import type { GraphqlAnswer } from './api/types.ts';
import type { Who } from './who/Who.ts';

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
    if (parameters.operationName === 'IntrospectionQuery')
      return (await askSchema(parameters, who(), typed ?? {})) as never;
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
    return await send(parameters, { ...(await headersOf(who)), 'lienthong-provenance': '1', ...typed });
  } catch (error) {
    return { errors: [answerErrorOf(error)] };
  }
}

/**
 * The schema as the one who asks sees it. Where purpose or case are refused, or nobody issues tokens, as they see it without:
 * what they may see then is what they may ask for.
 */
async function askSchema(parameters: FetcherParams, who: Who, typed: Record<string, string>): Promise<GraphqlAnswer> {
  for (const { persona, purpose, caseId } of [who, { ...who, purpose: '', caseId: '' }]) {
    try {
      const answer = await send(parameters, { ...(await headersOf({ persona, purpose, caseId })), ...typed });
      if (answer.data != null) return answer;
    } catch {
      // Without a token, then.
    }
  }
  return send(parameters, typed);
}

function withoutProvenance({ extensions, ...rest }: GraphqlAnswer): GraphqlAnswer {
  const { provenance: _, ...others } = extensions ?? {};
  return Object.keys(others).length === 0 ? rest : { ...rest, extensions: others };
}
