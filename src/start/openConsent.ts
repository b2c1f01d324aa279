import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createConsentDesk } from '../consent/consentDesk.ts';
import { createConsentReader } from '../consent/consentReader.ts';
import { openReceiptStore } from '../consent/receiptStore.ts';
import { familyRegister } from './familyRegister.ts';
import type { ConsentReader } from '../model/consent.ts';
import type { ConsentDesk } from '../model/consentDesk.ts';
import type { AskOwnGraph } from '../model/ownGraph.ts';
import type { Purpose } from '../model/purpose.ts';
import { pseudonymsOf, SECRET_FILE } from '../util/installationSecret.ts';

/** Consent as the gateway uses it. */
export interface OpenConsent {
  readonly desk: ConsentDesk;
  readonly reader: ConsentReader;
  readonly close: () => Promise<void>;
}

/** Opens the receipts of consent in the database that the settings name. */
export function openConsent(parts: {
  readonly config: Pick<Config, 'consent' | 'dataDir'>;
  readonly purposes: () => ReadonlyMap<string, Purpose>;
  readonly ask: AskOwnGraph;
  readonly clock: Clock;
}): OpenConsent {
  const { config, purposes, ask, clock } = parts;
  const store = openReceiptStore(config.consent.url ?? join(config.dataDir, 'consent.sqlite'));
  const pseudonym = pseudonymsOf(config.consent.secretFile ?? join(config.dataDir, SECRET_FILE), 'consent');
  const { nowMs } = clock;
  return {
    desk: createConsentDesk({ store, pseudonym, family: familyRegister(ask), purposes, nowMs }),
    reader: createConsentReader({ store, pseudonym, nowMs }),
    close: () => store.close(),
  };
}
