import type { Caller } from '../model/access.ts';
import type { AuditEntry } from '../model/audit.ts';
import type { Purpose } from '../model/purpose.ts';
import type { AnswerFacts, RecordableRequest } from '../model/record.ts';
import { isPersonsTaxCode, nameless, withoutNumbers } from './numbersInText.ts';

/** Months for which a record without a purpose is kept. From: Law on Data 60/2024, Article 17(10). */
const LEAST_MONTHS = 6;

/** Everything that a record is made of. */
export interface RecordedRequest {
  readonly request: RecordableRequest;
  readonly caller: Caller | undefined;
  /** The purpose that was stated, where it is a registered one. */
  readonly purpose: Purpose | undefined;
  readonly facts: AnswerFacts;
  readonly nowMs: number;
}

/** What goes into the log of an answer; what the client wrote itself goes in only where it cannot name a person. */
export function auditEntry({ request, caller, purpose, facts, nowMs }: RecordedRequest): AuditEntry {
  const embargo = purpose?.embargoMonths;
  const speaker = personsTaxCodeOf(caller);
  return {
    requestId: request.requestId,
    time: new Date(nowMs).toISOString(),
    issuer: caller?.issuer,
    role: caller?.role,
    agency: caller?.agency,
    officer: caller?.officer,
    callerPerson: caller?.personalId ?? speaker,
    organisation: speaker === undefined ? caller?.organisation : undefined,
    purpose: purpose?.code,
    basis: purpose?.basis,
    caseId: nameless(request.caseId),
    emergency: hasAnswered(facts) ? withoutNumbers(request.emergency) : undefined,
    operationHash: facts.operationHash,
    operationName: nameless(facts.operationName),
    embargoUntil: embargo === undefined ? undefined : monthsAfter(nowMs, embargo),
    persons: [...personsOf(facts, caller, purpose)],
    organisations: [...facts.organisations],
    elements: TELLING.has(facts.outcome) ? facts.elements : [],
    refused: coordinatesOf(facts.refused),
    sources: facts.sources,
    outcome: facts.outcome,
    errorCodes: facts.errorCodes,
    bytes: facts.bytes,
    retentionMonths: purpose?.retentionMonths ?? LEAST_MONTHS,
  };
}

/** The tax code of the organisation that asks, where it is a person's: a household business has the number of its owner. */
function personsTaxCodeOf(caller: Caller | undefined): string | undefined {
  const organisation = caller?.organisation;
  return organisation !== undefined && isPersonsTaxCode(organisation) ? organisation : undefined;
}

/** Whom it is about: with a purpose for one's own data also the caller, who need not name themselves. */
function personsOf({ persons, elements }: AnswerFacts, caller: Caller | undefined, purpose: Purpose | undefined) {
  const own = purpose?.rowRule === 'self' && elements.length > 0 ? caller?.personalId : undefined;
  return own === undefined ? persons : new Set([...persons, own]);
}

/** Outcomes of which an answer tells something; what was asked for in vain stands in the operation's hash alone. */
const TELLING: ReadonlySet<AnswerFacts['outcome']> = new Set(['answered', 'partial']);

/** Whether anything was read: an emergency that was refused is none that has to be reviewed. */
function hasAnswered({ outcome, elements }: AnswerFacts): boolean {
  return outcome !== 'refused' && elements.length > 0;
}

/** The same list for every record of an operation, as its refusals are. */
function coordinatesOf(refused: AnswerFacts['refused']): readonly string[] {
  const known = coordinates.get(refused) ?? refused.map(({ coordinate }) => coordinate);
  coordinates.set(refused, known);
  return known;
}

const coordinates = new WeakMap<AnswerFacts['refused'], readonly string[]>();

/** ISO 8601. The 31st of a month that has none is the first of the next. */
function monthsAfter(nowMs: number, months: number): string {
  const day = new Date(nowMs);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString();
}
