import { randomBytes } from 'node:crypto';
import { GatewayError } from '../errors/gatewayError.ts';
import type { CorrectionDesk, CorrectionRequest } from '../model/oversight.ts';
import type { SourceId } from '../model/source.ts';
import { daysAfter } from '../util/days.ts';
import type { CorrectionStore } from './correctionStore.ts';
import { caseOf, rowOf, type CorrectionRow } from './correctionTable.ts';
import { OpenMarks, type CorrectionMark } from './openMarks.ts';
import { sendNotice } from './sendNotice.ts';

/** Days within which an owner must answer. From: NĐ 356/2025, Article 5. */
const DAYS_TO_ANSWER = 10;

/** Open cases of one person at most (count), and characters of each text. */
const MOST_OPEN = 20;
const MOST_CHARACTERS = { recordKey: 200, reason: 2_000, evidence: 2_000 } as const;

/** Notices in one round (count). */
const NOTICES_AT_A_TIME = 20;

/** Who must correct an element: the agency that owns it, and the source that answers for it. */
export interface ElementOwner {
  readonly agency: string;
  readonly source: SourceId;
}

export interface CorrectionParts {
  readonly store: CorrectionStore;
  /** Absent for what is no element about a person. */
  readonly ownerOf: (element: string) => ElementOwner | undefined;
  /** Where an owner takes requests; it is kept for later where nobody says. */
  readonly addressOf: (source: SourceId) => string | undefined;
  readonly nowMs: () => number;
  /** Today in Vietnam, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Time between two looks at the store (milliseconds): how soon a case closed elsewhere takes its mark away. */
  readonly refreshMs: number;
  /** Hears of what failed in the background: for the log. */
  readonly onFailure: (what: 'marks' | 'notices', error: unknown) => void;
}

export interface Corrections {
  readonly desk: CorrectionDesk;
  readonly marksOf: (elements: readonly string[], persons: ReadonlySet<string>) => readonly CorrectionMark[];
  readonly close: () => Promise<void>;
}

/**
 * Requests for correction: a case file in the gateway's own database, a notice to the owner that is brought again until
 * it is confirmed, and a mark on answers with the element until the case is closed.
 */
export async function openCorrections(parts: CorrectionParts): Promise<Corrections> {
  const { store, ownerOf, addressOf, onFailure } = parts;
  const marks = new OpenMarks();

  async function refresh(): Promise<void> {
    await store.open().then(
      (rows) => marks.replace(rows),
      (error: unknown) => onFailure('marks', error),
    );
  }

  async function bring(row: CorrectionRow): Promise<void> {
    const url = addressOf(row.source);
    try {
      if (url === undefined) throw new Error(`Nobody says where ${row.source} takes requests for correction.`);
      await sendNotice(url, row);
      await store.setDelivered(row.case_number, new Date(parts.nowMs()).toISOString());
    } catch (error) {
      onFailure('notices', error);
      await store.countAttempt(row.case_number);
    }
  }

  async function deliver(): Promise<void> {
    try {
      await Promise.all((await store.undelivered(NOTICES_AT_A_TIME)).map(bring));
    } catch (error) {
      onFailure('notices', error);
    }
  }

  let round: Promise<void> = refresh();
  await round;
  const timer = setInterval(() => {
    round = round.then(refresh).then(deliver);
  }, parts.refreshMs);
  timer.unref();

  async function open(request: CorrectionRequest) {
    checkTexts(request);
    const owner = ownerOf(request.element);
    if (owner === undefined) throw new GatewayError('CORRECTION_ELEMENT');
    if ((await store.countOpen(request.personalId)) >= MOST_OPEN) {
      throw new GatewayError('CORRECTION_TOO_MANY', { most: MOST_OPEN });
    }
    const row = rowOf(request, {
      case_number: caseNumber(parts.today()),
      owner: owner.agency,
      source: owner.source,
      requested_at: new Date(parts.nowMs()).toISOString(),
      due_on: daysAfter(parts.today(), DAYS_TO_ANSWER),
    });
    await store.insert(row);
    // Who asks need not wait for the owner; the mark holds from the answer on.
    await refresh();
    round = round.then(deliver);
    return caseOf(row);
  }

  return {
    desk: { open, ofPerson: async (personalId) => (await store.ofPerson(personalId)).map(caseOf) },
    marksOf: (elements, persons) => marks.of(elements, persons),
    close: async () => {
      clearInterval(timer);
      await round;
      await store.close();
    },
  };
}

function checkTexts(request: CorrectionRequest): void {
  for (const [field, most] of Object.entries(MOST_CHARACTERS)) {
    const text = request[field as keyof typeof MOST_CHARACTERS] ?? (field === 'evidence' ? '-' : '');
    if (text.trim() === '' || text.length > most) throw new GatewayError('CORRECTION_TEXT', { field, most });
  }
}

/** `CR-261125-7F3K9QAB`: the day, and enough chance that nobody guesses another's number. */
function caseNumber(today: string): string {
  return `CR-${today.slice(2).replaceAll('-', '')}-${randomBytes(5).toString('hex').toUpperCase()}`;
}
