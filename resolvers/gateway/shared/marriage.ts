import { marriageStatus } from '../config/codes.ts';
import { isInForce } from './days.ts';
import type { Maybe } from './maybe.ts';

/** A marriage record, as far as the journeys read it. */
export interface MarriageRecord {
  readonly marriageRegNo?: Maybe<string>;
  readonly marriageRegDate?: Maybe<string>;
  readonly marriageStatus?: Maybe<string>;
  readonly marriageEndDate?: Maybe<string>;
  readonly marriageDigitised?: Maybe<boolean>;
  readonly courtDecisionNo?: Maybe<string>;
  readonly husbandPersonId?: Maybe<string>;
  readonly wifePersonId?: Maybe<string>;
}

/** `UNCLEAR`: it has ended, but nobody wrote when, so that later days are open. */
export type MarriageState = 'IN_FORCE' | 'NOT_IN_FORCE' | 'UNCLEAR';

/** Whether a registered marriage was in force on a day. An annulled one never was; on the day it ends it no longer is. */
export function marriageOn(record: MarriageRecord, day: string): MarriageState {
  const { marriageRegDate: from, marriageEndDate: end, marriageStatus: status } = record;
  if (status === marriageStatus.annulled) return 'NOT_IN_FORCE';
  if (typeof from !== 'string') return 'UNCLEAR';
  if (day < from) return 'NOT_IN_FORCE';
  if (typeof end === 'string') return isInForce({ from }, day) && day < end ? 'IN_FORCE' : 'NOT_IN_FORCE';
  return status === marriageStatus.inForce ? 'IN_FORCE' : 'UNCLEAR';
}

/** The other party of a marriage; `undefined` when the register does not name one. */
export function spouseOf(record: MarriageRecord, personalId: string): string | undefined {
  const parties = [record.husbandPersonId, record.wifePersonId];
  return parties.find((party): party is string => typeof party === 'string' && party !== personalId);
}
