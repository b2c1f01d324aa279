import { GatewayError } from '../errors/gatewayError.ts';
import type { AuditReader } from '../model/audit.ts';
import type { EmergencyReview, ReviewDesk, ReviewStatus } from '../model/emergency.ts';
import type { Pseudonyms } from '../util/installationSecret.ts';
import { takeOverEmergencies } from './reviewQueue.ts';
import type { Place, Rank, ReviewStore } from './reviewStore.ts';
import type { ReviewRow } from './tables.ts';
import { DAY_MS } from '../util/days.ts';

/** Open reviews are overdue after this (milliseconds): three days. */
const OVERDUE_MS = 3 * DAY_MS;

/** Length of a note (characters). */
const NOTE = { least: 10, most: 1_000 } as const;

/** Hexadecimal digits by which an officer is told from others. */
const REFERENCE_DIGITS = 16;

export interface ReviewParts {
  readonly store: ReviewStore;
  readonly log: Pick<AuditReader, 'emergencies'>;
  readonly pseudonym: Pseudonyms;
  readonly nowMs: () => number;
}

/** The queue of emergency accesses that somebody has to look at. */
export function createReviewDesk({ store, log, pseudonym, nowMs }: ReviewParts): ReviewDesk {
  const overdueBefore = () => new Date(nowMs() - OVERDUE_MS).toISOString();

  return {
    async list({ status, first, after }) {
      await takeOverEmergencies(store, log, pseudonym);
      const limit = overdueBefore();
      const place = after === undefined ? undefined : placeOf(after);
      const rows = await store.page({ status, overdueBefore: limit, after: place, most: first + 1 });
      const reviews = rows.slice(0, first).map((row) => shownReview(row, limit));
      const last = reviews.at(-1);
      return { reviews, ...(rows.length > first && last !== undefined ? { next: cursorOf(last) } : {}) };
    },

    async decide({ id, decision, note, reviewer }) {
      const text = checkedNote(note);
      await takeOverEmergencies(store, log, pseudonym);
      const row = await store.byId(id);
      if (row === undefined) throw new GatewayError('REVIEW_UNKNOWN');
      if (row.officer === pseudonym(reviewer)) throw new GatewayError('REVIEW_OWN');
      const decided = {
        status: decision,
        decided_at: new Date(nowMs()).toISOString(),
        decided_by: pseudonym(reviewer),
        note: text,
      };
      if (!(await store.decide(id, decided))) throw new GatewayError('REVIEW_DECIDED');
      return shownReview({ ...row, ...decided }, overdueBefore());
    },
  };
}

function shownReview(row: ReviewRow, overdueBefore: string): EmergencyReview {
  return {
    id: row.id,
    recordId: row.record_id,
    accessedAt: row.accessed_at,
    ...(row.agency === null ? {} : { agency: row.agency }),
    ...(row.role === null ? {} : { role: row.role }),
    officerReference: row.officer.slice(0, REFERENCE_DIGITS),
    ...(row.purpose === null ? {} : { purpose: row.purpose }),
    reason: row.reason,
    persons: row.persons,
    status: row.status as ReviewStatus,
    isOverdue: row.status === 'OPEN' && row.accessed_at < overdueBefore,
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
    ...(row.note === null ? {} : { note: row.note }),
  };
}

function checkedNote(note: string): string {
  const tidy = note.normalize('NFC').trim();
  if (tidy.length < NOTE.least || tidy.length > NOTE.most || /[^\n\P{C}]/u.test(tidy)) {
    throw new GatewayError('REVIEW_NOTE', NOTE);
  }
  return tidy;
}

function rankOf({ isOverdue, status }: EmergencyReview): Rank {
  if (isOverdue) return 0;
  return status === 'OPEN' ? 1 : 2;
}

function cursorOf(review: EmergencyReview): string {
  return Buffer.from([rankOf(review), review.accessedAt, review.id].join(' ')).toString('base64url');
}

function placeOf(cursor: string): Place {
  const found = /^([012]) (\S{1,40}) (\S{1,100})$/.exec(Buffer.from(cursor.slice(0, 300), 'base64url').toString());
  const [, rank, accessedAt, id] = found ?? [];
  if (accessedAt === undefined || id === undefined) throw new GatewayError('REVIEW_CURSOR');
  return { rank: Number(rank) as Rank, accessedAt, id };
}
