import type { GatewayError } from '../errors/gatewayError.ts';
import type { Caller, DataClass } from '../model/access.ts';
import type { AuditLog } from '../model/audit.ts';
import type { GatewayRequest } from '../model/gateway.ts';
import type { Purpose } from '../model/purpose.ts';
import type { AnswerFacts, BeforeAnswer, RecordableRequest } from '../model/record.ts';
import { auditEntry } from './auditEntry.ts';
import { withPersonsOfTaxCodes } from './withPersonsOfTaxCodes.ts';

export interface RecordParts {
  readonly log: Pick<AuditLog, 'append'>;
  readonly purposes: () => ReadonlyMap<string, Purpose>;
  /** Class of an element by coordinate; absent for what the dictionary does not class. */
  readonly classOf: (coordinate: string) => DataClass | undefined;
  readonly nowMs: () => number;
  /** Hears of every answer that told of persons. */
  readonly onPersons: (caller: Caller, persons: ReadonlySet<string>) => void;
  /** Hears that an answer with open data alone left unrecorded, and why. */
  readonly onUnrecorded: (requestId: string, error: unknown) => void;
}

/** How the record fares, for operators. */
export interface RecordCondition {
  readonly state: 'up' | 'down';
  /** When that began, ISO 8601. */
  readonly since: string;
  /** Answers with open data alone, and refusals, that left without a record (count). */
  readonly unrecorded: number;
  /** Answers that were held back (count). */
  readonly heldBack: number;
}

export interface AnswerRecords {
  readonly recordOf: (
    purpose: Purpose | undefined,
    caller: Caller | undefined,
    request: GatewayRequest,
  ) => BeforeAnswer;
  /** Writes down that a request was refused at the door; never rejects, as nothing is told. */
  readonly recordRefusal: (
    error: GatewayError,
    caller: Caller | undefined,
    request: RecordableRequest,
  ) => Promise<void>;
  readonly condition: () => RecordCondition;
}

/**
 * One record per answer, before it leaves. While the log cannot be written, answers with anything above open data are
 * held back with the log's error; open data and refusals leave unrecorded, and are counted.
 */
export function recordAnswers(parts: RecordParts): AnswerRecords {
  const { log, classOf, nowMs } = parts;
  const openness = new WeakMap<readonly string[], boolean>();
  let since = nowMs();
  let isUp = true;
  let unrecorded = 0;
  let heldBack = 0;

  function turned(up: boolean): void {
    if (up !== isUp) since = nowMs();
    isUp = up;
  }

  /** The same list stands for every request with the operation, so it is looked through once. */
  function isOpen({ elements }: AnswerFacts): boolean {
    const known = openness.get(elements);
    if (known !== undefined) return known;
    const open = elements.every((each) => each.includes('.__') || classOf(each) === 'OPEN');
    openness.set(elements, open);
    return open;
  }

  async function write(
    given: AnswerFacts,
    purpose: Purpose | undefined,
    caller: Caller | undefined,
    request: RecordableRequest,
  ): Promise<void> {
    const facts = withPersonsOfTaxCodes(given);
    const entry = auditEntry({ request, caller, purpose, facts, nowMs: nowMs() });
    try {
      const { recordId } = await log.append(entry);
      turned(true);
      const { operationHash, caseId } = entry;
      request.onRecorded?.({ recordId, purpose: entry.purpose, caseId, operationHash });
    } catch (error) {
      turned(false);
      if (!isOpen(facts)) {
        heldBack += 1;
        throw error;
      }
      unrecorded += 1;
      parts.onUnrecorded(request.requestId, error);
    }
    if (caller !== undefined && facts.persons.size > 0 && facts.elements.length > 0) {
      parts.onPersons(caller, facts.persons);
    }
  }

  return {
    recordOf: (purpose, caller, request) => (facts) => write(facts, purpose, caller, request),
    recordRefusal: async (error, caller, request) => {
      const purpose = request.purpose === undefined ? undefined : parts.purposes().get(request.purpose);
      await write(refusalFacts(error), purpose, caller, request);
    },
    condition: () => ({ state: isUp ? 'up' : 'down', since: new Date(since).toISOString(), unrecorded, heldBack }),
  };
}

const NOTHING: ReadonlySet<string> = new Set();
const NO_ELEMENTS: readonly string[] = [];

/** A request that never came as far as its document. */
function refusalFacts({ code, status }: GatewayError): AnswerFacts {
  return {
    elements: NO_ELEMENTS,
    refused: [],
    sources: [],
    outcome: status >= 500 ? 'failed' : 'refused',
    errorCodes: [code],
    persons: NOTHING,
    toldPersons: NOTHING,
    organisations: NOTHING,
    bytes: 0,
  };
}
