import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createAdmitEmergency, type EmergencyFlag } from '../emergency/admitEmergency.ts';
import { createReviewDesk } from '../emergency/reviewDesk.ts';
import { openReviewStore } from '../emergency/reviewStore.ts';
import type { AuditReader } from '../model/audit.ts';
import type { AdmitEmergency, ReviewDesk } from '../model/emergency.ts';
import type { Logger } from '../observe/logger.ts';
import { pseudonymsOf, SECRET_FILE } from '../util/installationSecret.ts';
import { createPostEvents } from '../util/postEvents.ts';

/** Emergency access as the gateway uses it. */
export interface OpenEmergencies {
  readonly admit: AdmitEmergency;
  readonly desk: ReviewDesk;
  readonly close: () => Promise<void>;
}

/** Opens the reviews of emergency access; `log` is where they come from. */
export function openEmergencies(parts: {
  readonly config: Pick<Config, 'consent' | 'emergency' | 'dataDir'>;
  readonly log: Pick<AuditReader, 'emergencies'>;
  readonly clock: Clock;
  readonly logger: Logger;
}): OpenEmergencies {
  const { config, log, clock, logger } = parts;
  const { url, perOfficerAndDay, webhook } = config.emergency;
  const store = openReviewStore(url ?? join(config.dataDir, 'emergency.sqlite'));
  const pseudonym = pseudonymsOf(config.consent.secretFile ?? join(config.dataDir, SECRET_FILE), 'emergency');
  const { nowMs } = clock;
  const alert = createPostEvents<EmergencyFlag>({
    url: webhook,
    onFailure: ({ reviewId }, problem) => {
      logger.error({ reviewId, problem }, 'an emergency access could not be told to emergency.webhook');
    },
  });
  return {
    admit: createAdmitEmergency({ store, pseudonym, perOfficerAndDay, logger, alert, nowMs }),
    desk: createReviewDesk({ store, log, pseudonym, nowMs }),
    close: () => store.close(),
  };
}
