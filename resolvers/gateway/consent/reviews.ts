import { GatewayError } from '../../../src/errors/gatewayError.ts';
import type { EmergencyReview, ReviewDecision, ReviewStatus } from '../../../src/model/emergency.ts';
import type { OwnContext } from '../../../src/model/ownContext.ts';
import { optional, text } from './receipts.ts';
import { reviewDesk } from './signedIn.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Reviews of a page when the caller does not say, and at most (count). */
const USUAL = 20;
const MOST = 100;

export async function reviewPage(args: Fields, context: OwnContext): Promise<Fields> {
  const first = typeof args['first'] === 'number' ? args['first'] : USUAL;
  if (first < 1 || first > MOST) throw new GatewayError('REVIEW_PAGE_SIZE', { most: MOST });
  const status = optional(args['status']) as ReviewStatus | undefined;
  const page = await reviewDesk(context).list({ status, first, after: optional(args['after']) });
  return { reviews: page.reviews.map(reviewFields), next: page.next ?? null };
}

/** Nobody decides who cannot be named: it would not be known whether it was the officer concerned. */
export async function decideReview(args: Fields, context: OwnContext): Promise<Fields> {
  const { officer } = context.request;
  if (officer === undefined) throw new GatewayError('REVIEW_NO_REVIEWER');
  const decided = await reviewDesk(context).decide({
    id: text(args['reviewId']),
    decision: text(args['decision']) as ReviewDecision,
    note: text(args['note']),
    reviewer: officer,
  });
  return reviewFields(decided);
}

function reviewFields(review: EmergencyReview): Fields {
  const { id, agency, status, ...rest } = review;
  return {
    role: null,
    purpose: null,
    decidedAt: null,
    note: null,
    ...rest,
    reviewId: id,
    agencyCode: agency ?? null,
    reviewStatus: status,
  };
}
