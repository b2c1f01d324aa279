import { GatewayError } from '../../errors/gatewayError.ts';
import type { Caller } from '../../model/access.ts';
import type { AdminUnitRegistry } from '../../model/adminUnit.ts';
import type { Purpose } from '../../model/purpose.ts';
import type { RowScope } from '../../model/rows.ts';
import type { CaseFacts } from '../cases/caseFacts.ts';
import { checkCase } from '../cases/checkCase.ts';
import { createLookup, type Lookup, type LookupRequest } from '../cases/createLookup.ts';
import { dossierQuestion } from '../cases/dossierQuestion.ts';
import { encounterQuestion } from '../cases/encounterQuestion.ts';
import { personQuestion } from '../cases/personQuestion.ts';
import { caseScope } from './caseScope.ts';
import { jurisdictionScope } from './jurisdictionScope.ts';
import { selfScope } from './selfScope.ts';

/** Who asks for rows, for what, and on which case. */
export interface RowRequest extends LookupRequest {
  readonly purpose: Purpose;
  readonly caller: Caller;
  readonly caseId: string | undefined;
}

/**
 * Whose rows a request may see; `undefined` for anybody's. Rejects with `CASE_UNKNOWN`, `CASE_CLOSED`, `CASE_NOT_YOURS`,
 * `CASE_NOT_FOR_PURPOSE` or `CASE_UNVERIFIABLE` when the case does not hold.
 */
export type RowRules = (request: RowRequest) => Promise<RowScope | undefined>;

export interface RowRuleParts {
  readonly adminUnits: AdminUnitRegistry;
  readonly isDossierCode: (text: string) => boolean;
  readonly nowMs: () => number;
  /** Today in Vietnam, `YYYY-MM-DD`. */
  readonly today: () => string;
}

/** Longest identifier of an encounter (characters). From: QĐ 3176/QĐ-BYT 2024, MA_LK. */
const LONGEST_ENCOUNTER = 100;

/** The row rules of `schema/access/purposes.yaml`. */
export function createRowRules({ adminUnits, isDossierCode, nowMs, today }: RowRuleParts): RowRules {
  const dossiers = createLookup(dossierQuestion, nowMs);
  const encounters = createLookup(encounterQuestion, nowMs);
  const persons = createLookup(personQuestion, nowMs);

  async function own(request: RowRequest): Promise<RowScope> {
    const { personalId, organisation } = request.caller;
    const found = personalId === undefined ? [] : await persons(personalId, request);
    // Without the population database, the number of the token is the only one that is certain.
    const numbers = typeof found === 'string' ? [] : found;
    return selfScope(personalId === undefined ? [] : [personalId, ...numbers], organisation);
  }

  return async (request) => {
    switch (request.purpose.rowRule) {
      case 'any':
        return undefined;
      case 'self':
        return own(request);
      case 'jurisdiction':
        return jurisdictionScope(request.caller.jurisdiction, adminUnits, today());
      case 'case-subject':
        return founded(request, dossiers, isDossierCode);
      case 'open-encounter':
        return founded(request, encounters, (id) => id.length <= LONGEST_ENCOUNTER);
    }
  };
}

/** The scope of a case on which the request can be founded. */
async function founded(
  request: RowRequest,
  lookUp: Lookup<CaseFacts>,
  isWellFormed: (id: string) => boolean,
): Promise<RowScope> {
  const { caseId, caller, purpose } = request;
  if (caseId === undefined) throw new GatewayError('CASE_MISSING', { purpose: purpose.code });
  if (!isWellFormed(caseId)) throw new GatewayError('CASE_UNKNOWN');
  const found = await lookUp(caseId, request);
  if (found === 'unverifiable') throw new GatewayError('CASE_UNVERIFIABLE');
  if (found === 'unknown') throw new GatewayError('CASE_UNKNOWN');
  checkCase(found, caller, purpose);
  return caseScope(found);
}
