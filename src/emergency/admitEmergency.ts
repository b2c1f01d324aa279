import { GatewayError } from '../errors/gatewayError.ts';
import type { AdmitEmergency, EmergencyUse } from '../model/emergency.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import type { Pseudonyms } from '../util/installationSecret.ts';
import type { ReviewStore } from './reviewStore.ts';

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** What is told at once of an emergency access: nothing about a person. */
export interface EmergencyFlag {
  readonly event: 'emergency-access';
  readonly reviewId: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly agency: string | null;
  readonly role: string;
  readonly purpose: string;
}

export interface AdmissionParts {
  readonly store: Pick<ReviewStore, 'countUse'>;
  readonly pseudonym: Pseudonyms;
  /** Uses of one officer on one day (count). */
  readonly perOfficerAndDay: number;
  readonly logger: Logger;
  /** Whom to tell besides the log. */
  readonly alert: (flag: EmergencyFlag) => void;
  readonly nowMs: () => number;
}

/**
 * Flags every emergency access at once, and bounds how many an officer may have on a day.
 *
 * A count that cannot be had does not stand between a doctor and a patient: the access goes on, and the log says so. What
 * it tells is on the record all the same, which is what reviews are made of (docs/decisions, on emergencies).
 */
export function createAdmitEmergency(parts: AdmissionParts): AdmitEmergency {
  const { store, pseudonym, perOfficerAndDay, logger, nowMs } = parts;

  async function usesOf({ officer, requestId }: EmergencyUse): Promise<number> {
    const day = new Date(nowMs() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
    try {
      return await store.countUse(pseudonym(officer), day);
    } catch (error) {
      logger.error({ requestId, failure: describeFailure(error) }, 'emergency access could not be counted');
      return 0;
    }
  }

  return async (use) => {
    const flag: EmergencyFlag = {
      event: 'emergency-access',
      reviewId: use.requestId,
      time: new Date(nowMs()).toISOString(),
      agency: use.agency ?? null,
      role: use.role,
      purpose: use.purpose,
    };
    logger.warn(flag, 'emergency access');
    parts.alert(flag);
    if ((await usesOf(use)) > perOfficerAndDay) throw new GatewayError('EMERGENCY_LIMIT', { most: perOfficerAndDay });
  };
}
