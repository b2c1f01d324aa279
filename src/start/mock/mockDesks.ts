import { createHmac } from 'node:crypto';
import { createConsentDesk } from '../../consent/consentDesk.ts';
import { createConsentReader } from '../../consent/consentReader.ts';
import { memoryReceiptStore } from '../../consent/memoryReceiptStore.ts';
import { memoryCorrectionStore } from '../../corrections/memoryCorrectionStore.ts';
import { openCorrections, type ElementOwner } from '../../corrections/openCorrections.ts';
import { familyRegister } from '../familyRegister.ts';
import { mockAccessLog } from '../../mock/desks/accessLog.ts';
import type { MockWorld } from '../../mock/mockWorld.ts';
import { someAdult } from '../../mock/people/someAdult.ts';
import type { ConsentReader } from '../../model/consent.ts';
import type { ConsentDesk } from '../../model/consentDesk.ts';
import type { OversightServices } from '../../model/oversight.ts';
import type { AskOwnGraph } from '../../model/ownGraph.ts';
import type { Purpose } from '../../model/purpose.ts';

/** How often a mock looks at its own case files (milliseconds); nobody else writes to them. */
const REFRESH_MS = 60_000;

/** Longest number of people within an hour that nobody asks about. */
const USUAL_PERSONS = 1_000;

/** The gateway's own desks, over what ends with the process. */
export interface MockDesks {
  readonly oversight: OversightServices;
  readonly consents: ConsentDesk;
  readonly consentReader: ConsentReader;
  readonly marksOf: Awaited<ReturnType<typeof openCorrections>>['marksOf'];
  readonly close: () => Promise<void>;
}

export interface MockDeskParts {
  readonly world: MockWorld;
  readonly purposes: () => ReadonlyMap<string, Purpose>;
  readonly ownerOf: (coordinate: string) => ElementOwner | undefined;
  readonly ask: AskOwnGraph;
  readonly nowMs: () => number;
}

/**
 * The record of use is made up; requests for correction and consent are taken and kept by the gateway's own code. A case that
 * names a receipt which nobody has given counts as one that somebody has: the mock has one profile, and cannot ask another.
 */
export async function openMockDesks({ world, purposes, ownerOf, ask, nowMs }: MockDeskParts): Promise<MockDesks> {
  const store = memoryReceiptStore();
  const pseudonym = (identifier: string) => createHmac('sha256', 'mock').update(identifier).digest('hex');
  const reader = createConsentReader({ store, pseudonym, nowMs });
  const corrections = await openCorrections({
    store: memoryCorrectionStore(),
    ownerOf,
    addressOf: () => undefined,
    nowMs,
    today: () => world.today,
    refreshMs: REFRESH_MS,
    onFailure: () => undefined,
  });
  return {
    oversight: {
      reader: mockAccessLog(world, purposes),
      corrections: corrections.desk,
      get purposes() {
        return purposes();
      },
      alerts: () => [],
      usualPersonsPerHour: USUAL_PERSONS,
      callerReference: (caller) => pseudonym(caller).slice(0, 16),
    },
    consents: createConsentDesk({ store, pseudonym, family: familyRegister(ask), purposes, nowMs }),
    consentReader: {
      find: async (query) => (await reader.find(query)) ?? consentOfCase(query.purpose, query.caseId),
    },
    marksOf: corrections.marksOf,
    close: corrections.close,
  };

  function consentOfCase(purpose: string, caseId: string | undefined) {
    if (caseId === undefined) return undefined;
    const person = someAdult(world, 'ConsentReceipt', caseId);
    return {
      id: caseId,
      groups: purposes().get(purpose)?.consent ?? [],
      concerns: (personalId: string) => personalId === person,
    };
  }
}
