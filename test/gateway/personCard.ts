import sqlite3 from 'sqlite3';
import { join } from 'node:path';
import { scenario } from '../../mocks/world/scenarios.ts';
import { accessFolder } from '../support/accessFolder.ts';
import { testWorld } from '../support/testWorld.ts';

/** What each ministry answers of a person, under the client's aliases. */
export const cardParts = {
  justice: 'born: birthRecord { no: birthRegNo } weddings: marriageRecords { no: marriageRegNo on: marriageRegDate }',
  land: `rights: landRights { right: landRightId share: sharePercent
    plot: parcel { record: parcelRecordId area: parcelArea uses: landUses { use: landUseRecordId purpose: landUsePurpose } } }`,
  tax: `payer: taxpayer { code: taxCode state: taxpayerStatus
    debts: obligations { notice: noticeNo amount: taxAmount paid: payments { payment: paymentId amount: paidAmount } } }`,
  finance: `insured: insuranceParticipant { record: participantId since: participationFrom }
    cards: healthInsuranceCards { number: cardNumber till: validTo }`,
  health: `book: healthBook { health: healthId allergies shots: immunisations { vaccine: vaccineCode dose: doseNo } }
    visits: encounters(last: 3) { visit: encounterId place: facility { code: facilityCode name: facilityName } }`,
  'government-office':
    'files: dossiers { file: dossierCode about: procedure { code: procedureCode name: procedureName } }',
} as const;

export type CardMinistry = keyof typeof cardParts;

/** The same aliases as a list: `born`, `weddings`. */
export function keysOf(ministry: CardMinistry): string[] {
  const outer = cardParts[ministry].replace(/\{[^{}]*(\{[^{}]*(\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}/g, '');
  return [...outer.matchAll(/(\w+):/g)].map(([, key]) => key ?? '').filter((key) => key !== 'last');
}

/** One way through each ministry, to its depth. */
const threads = `residences { residenceRecordId } birthRecord { birthRegNo } landRights { parcel { landUses { landUseArea } } }
  taxpayer { obligations { payments { paidAmount } } } insuranceParticipant { participantId }
  healthBook { allergies } encounters(last: 3) { encounterId } dossiers { procedure { procedureName } }`;

const card = `id: personalId name: fullNameText homes: residences { home: residenceRecordId } ${Object.values(cardParts).join(' ')}`;

/** Asks for these persons under the names `p0`, `p1`, …, with everything that seven ministries know of them. */
export function cardsOf(personalIds: readonly string[]): string {
  const asked = personalIds.map((id, index) => `p${index}: person(personalId: "${id}") { ...all }`);
  return `query { ${asked.join(' ')} } fragment all on Person { ${card} }`;
}

/** Asks for the members of these households, with a little of what each ministry knows of them. */
export function threadsOf(householdIds: readonly string[]): string {
  const asked = householdIds.map((id, index) => `h${index}: household(householdId: "${id}") { ...all }`);
  return `query { ${asked.join(' ')} } fragment all on Household { members { member { ${threads} } } }`;
}

/** Who may ask for all of that, under `withoutRowRules`. */
export const asDoctor = { persona: 'treating-doctor', purpose: 'TREATMENT' };

/** What a card shows besides what a doctor reads. */
const OF_OTHER_MINISTRIES = [
  'RESIDENCE',
  'HOUSEHOLD',
  'BIRTH_REGISTRATION',
  'MARRIAGE_RECORD',
  'LAND_REGISTER',
  'TAX_STATUS',
  'TAX_OBLIGATION',
  'REPRESENTATION',
  'SOCIAL_INSURANCE',
  'DOSSIER',
];

/**
 * Settings of a gateway at which doctors treat whomever they like and read whatever there is: what is asked of all
 * ministries about many persons at once needs it.
 */
export const withoutRowRules = {
  LIENTHONG_ACCESS_DIR: accessFolder(
    {
      file: 'purposes.yaml',
      from: '    rowRule: open-encounter\n    caseRequired: true\n',
      to: '    rowRule: any\n    caseRequired: false\n',
    },
    {
      file: 'purposes.yaml',
      from: '      - PRESCRIPTIONS\n      - JOURNEY_NOTES\n',
      to: ['PRESCRIPTIONS', 'JOURNEY_NOTES', ...OF_OTHER_MINISTRIES].map((group) => `      - ${group}\n`).join(''),
    },
  ),
} as const;

/** Three persons who between them have something at every ministry. */
export async function cast(): Promise<readonly [string, string, string]> {
  const [debtor] = await idsOf(
    'tax',
    `SELECT so_dinh_danh AS id FROM nguoi_nop_thue JOIN nghia_vu USING (mst) JOIN khoan_nop USING (so_thong_bao)
     WHERE so_dinh_danh IS NOT NULL GROUP BY so_dinh_danh ORDER BY count(*) DESC, so_dinh_danh LIMIT 1`,
  );
  const patient = String(scenario('results-mixed').ids['patientId']);
  const seller = String(scenario('land-transfer-clean').ids['transferorId']);
  return [patient, debtor ?? '', seller];
}

/** Households of the test world: those of the cast first, then the largest ones. */
export async function households(count: number): Promise<string[]> {
  const members = (await cast()).map((id) => `'${id}'`).join();
  return idsOf(
    'population',
    `SELECT ma_ho AS id FROM thanh_vien_ho GROUP BY ma_ho
     ORDER BY max(so_dinh_danh IN (${members})) DESC, count(*) DESC, ma_ho LIMIT ${count}`,
  );
}

async function idsOf(ministry: string, sql: string): Promise<string[]> {
  const file = join(await testWorld(), 'world', `${ministry}.sqlite`);
  const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
  const rows = await new Promise<readonly { readonly id: string }[]>((resolve, reject) => {
    database.all(sql, (error, found: { id: string }[]) => (error === null ? resolve(found) : reject(error)));
  });
  await new Promise((resolve) => database.close(resolve));
  return rows.map(({ id }) => id);
}
