import { GatewayError } from '../../../src/errors/gatewayError.ts';
import type { ConsentDesk } from '../../../src/model/consentDesk.ts';
import type { ReviewDesk } from '../../../src/model/emergency.ts';
import type { OwnContext } from '../../../src/model/ownContext.ts';

/** The citizen who is signed in, and the desk; whoever speaks for an organisation agrees to nothing about themselves here. */
export function citizenAtDesk({ request, consents }: OwnContext): {
  readonly me: string;
  readonly desk: ConsentDesk;
} {
  if (consents === undefined) throw new GatewayError('CONSENT_STORE', { problem: 'none is kept' });
  const me = request.ownPersonalId?.();
  if (me === undefined || request.role !== 'citizen') throw new GatewayError('CONSENT_ONLY_CITIZENS');
  return { me, desk: consents };
}

/** The queue of reviews. */
export function reviewDesk({ emergencyReviews }: OwnContext): ReviewDesk {
  if (emergencyReviews === undefined) throw new GatewayError('REVIEW_STORE', { problem: 'none are kept' });
  return emergencyReviews;
}
