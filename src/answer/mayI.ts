import type { Engine, EngineAccess } from '../engine.ts';
import { clientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AccessProfile } from '../model/access.ts';
import type { FieldDecision, OperationDecision } from '../model/decision.ts';
import type { AskedOperation, MayI } from '../model/mayI.ts';
import { ROW_NOT_PERMITTED } from '../model/rows.ts';
import type { SourceId } from '../model/source.ts';
import type { MinistryNames } from './printProvenance.ts';

/** Questions in one request (count): each may be as large as a request, and is planned. */
const QUESTIONS_PER_REQUEST = 3;

export interface MayIParts {
  readonly decide: Engine['decide'];
  /** Those of the request that asks. */
  readonly access: EngineAccess;
  readonly profile: AccessProfile;
  readonly ministries: ReadonlyMap<SourceId, MinistryNames>;
  /** Purposes of the caller that open a field, by code. */
  readonly openedBy: (coordinate: string) => readonly string[];
}

/** What the caller of one request may ask for, with the access that their request has: it cannot disagree with execution. */
export function createMayI(parts: MayIParts): MayI {
  let left = QUESTIONS_PER_REQUEST;
  return (asked) => {
    if (left-- <= 0) throw new GatewayError('MAY_I_TOO_OFTEN', { limit: QUESTIONS_PER_REQUEST });
    const { access, profile } = parts;
    const decision = parts.decide(requestOf(asked), access);
    return {
      ...inWords(withoutNested(decision), parts),
      purpose: profile.purpose?.code ?? null,
      rowRule: profile.purpose?.rowRule ?? null,
      costBudget: access.costBudget ?? null,
    };
  };
}

function requestOf({ operation, variables, operationName }: AskedOperation) {
  return {
    query: operation,
    ...(operationName === undefined ? {} : { operationName }),
    ...(variables === undefined ? {} : { variables: readVariables(variables) }),
    accepts: { incremental: false, events: true },
  };
}

function readVariables(text: string): Readonly<Record<string, unknown>> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw new GatewayError('MAY_I_VARIABLES', {}, { cause });
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new GatewayError('MAY_I_VARIABLES');
  return read as Readonly<Record<string, unknown>>;
}

/** A question about a question has no end. */
function withoutNested(decision: OperationDecision): OperationDecision {
  const isNested = decision.isValid && decision.fields.some(({ coordinate }) => coordinate === 'Query.mayI');
  return isNested ? { isValid: false, errors: [clientError('MAY_I_NESTED')] } : decision;
}

function inWords(decision: OperationDecision, { ministries, openedBy }: MayIParts) {
  if (!decision.isValid) {
    const issues = decision.errors.map(({ message, extensions }) => ({
      code: extensions.code,
      reasonVi: extensions.messageVi,
      reasonEn: message,
    }));
    return { isValid: false, issues, fields: [], sources: [], cost: null };
  }
  const { fields, sources, cost } = decision;
  return {
    isValid: true,
    issues: [],
    fields: fields.map((field) => fieldInWords(field, openedBy)),
    cost,
    sources: sources.map((source) => ({
      source,
      ministryVi: ministries.get(source)?.vi ?? null,
      ministryEn: ministries.get(source)?.en ?? null,
    })),
  };
}

function fieldInWords({ path, coordinate, refusal, mask }: FieldDecision, openedBy: MayIParts['openedBy']) {
  const place = { path: path.join('.'), coordinate };
  if (refusal === undefined)
    return {
      ...place,
      verdict: mask === undefined ? 'ALLOW' : 'MASK',
      mask: mask === undefined ? null : `${String(mask.keepStart)}…${String(mask.keepEnd)}`,
    };
  const { message, extensions } = clientError(refusal.code, refusal.params);
  return {
    ...place,
    verdict: 'REFUSE',
    code: refusal.code,
    reasonVi: extensions.messageVi,
    reasonEn: message,
    article: refusal.article ?? null,
    ownerVi: refusal.owner?.vi ?? null,
    ownerEn: refusal.owner?.en ?? null,
    // Another purpose opens a field, not a row.
    openedBy: refusal.code === ROW_NOT_PERMITTED.code ? [] : openedBy(coordinate),
  };
}
