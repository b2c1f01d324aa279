import { answerErrorOf } from '../api/portalError.ts';
import { headersOf, send } from '../api/send.ts';
import type { AnswerError } from '../api/types.ts';
import type { Who } from '../who/Who.ts';
import type { Decision } from './Decision.ts';

const MAY_I = `query MayI($operation: Text!, $variables: Text, $operationName: Text) {
  mayI(operation: $operation, variables: $variables, operationName: $operationName) {
    isValid rowRule cost costBudget
    issues { code reasonVi reasonEn }
    fields { path coordinate verdict code reasonVi reasonEn article ownerVi ownerEn mask openedBy }
    sources { source ministryVi ministryEn }
  }
}`;

/** What stands in the editors. */
export interface Asked {
  readonly operation: string;
  readonly variables: string;
  readonly operationName?: string;
}

/** A decision, or why there is none. */
export interface Decided {
  readonly who: Who;
  readonly decision?: Decision;
  readonly errors: readonly AnswerError[];
}

/** Asks what would become of an operation; nothing is fetched for it. */
export async function askDecision({ operation, variables, operationName }: Asked, who: Who): Promise<Decided> {
  try {
    const stated = variables.trim();
    const asked = { operation, ...(stated === '' ? {} : { variables: stated }), operationName: operationName ?? null };
    const { data, errors = [] } = await send({ query: MAY_I, variables: asked }, await headersOf(who));
    const decision = (data as { readonly mayI?: Decision | null } | null | undefined)?.mayI ?? undefined;
    return { who, errors, ...(decision === undefined ? {} : { decision }) };
  } catch (error) {
    return { who, errors: [answerErrorOf(error)] };
  }
}
