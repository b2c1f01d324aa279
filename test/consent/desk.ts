import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConsentDesk } from '../../src/consent/consentDesk.ts';
import { createConsentReader } from '../../src/consent/consentReader.ts';
import { openReceiptStore } from '../../src/consent/receiptStore.ts';
import type { Caller } from '../../src/model/access.ts';
import type { ConsentReader } from '../../src/model/consent.ts';
import type { ConsentDesk, ConsentDraft, FamilyFacts } from '../../src/model/consentDesk.ts';
import type { Purpose } from '../../src/model/purpose.ts';
import { pseudonymsOf, SECRET_FILE } from '../../src/util/installationSecret.ts';

/** Synthetic people. */
export const GROWN = '079072990422';
export const MOTHER = '079190990102';
export const INFANT = '079322990133';
export const PUPIL = '079216990144';

const FAMILY: Readonly<Record<string, FamilyFacts>> = {
  [GROWN]: { birthDate: '1972', guardians: [MOTHER] },
  [MOTHER]: { birthDate: '1990-02-03', guardians: [] },
  [INFANT]: { birthDate: '2022-05-06', guardians: [MOTHER] },
  [PUPIL]: { birthDate: '2016-07', guardians: [MOTHER] },
  '079000990155': { guardians: [] },
};

export const NOON = Date.parse('2026-11-20T05:00:00Z');
export const DAY_MS = 86_400_000;

const purpose: Purpose = {
  code: 'INSURANCE_ASSESSMENT',
  vi: 'Giám định bảo hiểm',
  en: 'Assessing a claim',
  basis: 'Luật 91/2025/QH15, Điều 26',
  admitted: [{ role: 'insurance-assessor', agencies: ['*'] }],
  roles: ['insurance-assessor'],
  groups: ['IDENTITY_BASIC', 'HEALTH_ENCOUNTER', 'HEALTH_RESULTS'],
  inputs: [],
  sensitiveKinds: ['HEALTH'],
  masks: new Map(),
  rowRule: 'case-subject',
  caseRequired: true,
  consent: ['HEALTH_ENCOUNTER', 'HEALTH_RESULTS'],
  emergency: false,
  retentionMonths: 60,
};
const purposes = new Map([
  [purpose.code, purpose],
  ['TREATMENT', { ...purpose, code: 'TREATMENT', consent: [] }],
  ['EMPLOYER_CHECK', { ...purpose, code: 'EMPLOYER_CHECK' }],
]);

export const insurer: Caller = {
  issuer: 'i',
  subject: 's',
  kind: 'organisation',
  role: 'insurance-assessor',
  organisation: '0100109106',
};

/** What a citizen would send, unless changed. */
export function aDraft(changes: Partial<ConsentDraft> = {}): ConsentDraft {
  return {
    giver: GROWN,
    agreed: true,
    purpose: 'INSURANCE_ASSESSMENT',
    groups: ['HEALTH_RESULTS'],
    recipient: '0100109106',
    caseId: 'CLAIM-1',
    to: '2027-11-20T00:00:00Z',
    evidence: { kind: 'ELECTRONIC_SIGNATURE', reference: 'BM-2026/17', textHash: 'a'.repeat(64) },
    ...changes,
  };
}

export interface OpenedDesk {
  readonly desk: ConsentDesk;
  readonly reader: ConsentReader;
  readonly close: () => Promise<void>;
}

/** The desk over a real database; another with the same folder and address goes on where the first one stopped. */
export function openDesk(
  url: string,
  {
    folder = newFolder(),
    time = { nowMs: NOON },
  }: { readonly folder?: string; readonly time?: { nowMs: number } } = {},
): OpenedDesk {
  const store = openReceiptStore(url);
  const pseudonym = pseudonymsOf(join(folder, SECRET_FILE), 'consent');
  const nowMs = () => time.nowMs;
  const family = (personalId: string) => Promise.resolve(FAMILY[personalId]);
  return {
    desk: createConsentDesk({ store, pseudonym, family, purposes: () => purposes, nowMs }),
    reader: createConsentReader({ store, pseudonym, nowMs }),
    close: () => store.close(),
  };
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'lienthong-consent-'));
}
