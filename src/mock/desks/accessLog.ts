import type { AuditReader, RecordPage, ShownRecord } from '../../model/audit.ts';
import type { Purpose } from '../../model/purpose.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import { officeTime, yearsAfter } from '../invent/days.ts';
import type { MockWorld } from '../mockWorld.ts';

/** Purposes for which a citizen's data are looked at, with who looks and at what. */
const USES = [
  {
    purpose: 'LAND_TRANSFER',
    role: 'land-officer',
    agency: 'H29',
    elements: ['Person.fullNameText', 'Person.birthDate', 'LandRight.rightFrom', 'Parcel.parcelArea'],
  },
  {
    purpose: 'LAND_TRANSFER',
    role: 'tax-officer',
    agency: 'G12',
    elements: ['Person.fullNameText', 'Taxpayer.taxpayerStatus'],
  },
  {
    purpose: 'RESIDENCE_REGISTRATION',
    role: 'commune-police',
    agency: 'G01',
    elements: ['Person.fullNameText', 'Residence.residenceAddress', 'Residence.residenceFrom'],
  },
  {
    purpose: 'TREATMENT',
    role: 'treating-doctor',
    agency: 'G18',
    elements: ['Person.fullNameText', 'HealthBook.allergies', 'LabResult.resultValue'],
  },
  { purpose: 'VERIFY_MARITAL', role: 'notary', agency: 'H29', elements: ['Person.marriedAt'] },
  {
    purpose: 'COMPONENT_REPLACEMENT',
    role: 'one-stop-officer',
    agency: 'H26',
    elements: ['ComponentCheck.components'],
  },
] as const;

/** Records about one person: enough for several pages (count). */
const RECORDS = { least: 23, most: 61 };

/** Reads the record of use as the gateway's own does, of answers that nobody gave. */
export function mockAccessLog(world: MockWorld, purposes: () => ReadonlyMap<string, Purpose>): AuditReader {
  const countOf = (personalId: string) =>
    world.draw('AccessLog', personalId, 'count').between(RECORDS.least, RECORDS.most);

  /** - `index`: from 0, the oldest */
  function recordOf(personalId: string, index: number): ShownRecord {
    const random = world.draw('AccessLog', personalId, String(index));
    const { purpose, role, agency, elements } = random.pick(USES);
    const count = countOf(personalId);
    // A year of use; each record has its own stretch of it, so that the newest is the last.
    const [from, to] = [index, index + 1].map((at) => Math.floor((at * 365) / count));
    const first = yearsAfter(world.today, -1);
    const day = new Date(
      Date.parse(first) + random.between(from ?? 0, Math.max(from ?? 0, (to ?? 1) - 1)) * 86_400_000,
    );
    const date = day.toISOString().slice(0, 10);
    const isRefused = random.chance(0.06);
    return {
      recordId: recordIdOf(world, personalId, index),
      requestId: recordIdOf(world, personalId, index),
      index,
      time: new Date(officeTime(date, random)).toISOString(),
      role,
      agency,
      purpose,
      basis: purposes().get(purpose)?.basis ?? '',
      caseId: `${agency}-${date.slice(2).replaceAll('-', '')}-${random.between(100, 999)}`,
      elements: isRefused ? [] : elements,
      refused: [],
      sources: [],
      outcome: isRefused ? 'refused' : 'answered',
      errorCodes: [],
      bytes: 0,
      retentionMonths: 24,
      personCount: 1,
    };
  }

  return {
    ofPerson: ([personalId = ''], { first, after }) => {
      const newest = Math.min(positionOf(after), countOf(personalId)) - 1;
      const oldest = Math.max(0, newest - first + 1);
      const length = Math.max(0, newest - oldest + 1);
      const records = Array.from({ length }, (_, nth) => recordOf(personalId, newest - nth));
      return Promise.resolve(pageOf(records, oldest > 0));
    },
    embargoed: () => Promise.resolve(0),
    countBy: (group) =>
      Promise.resolve(
        [...new Set(USES.map((use) => (group === 'agency' ? use.agency : use.purpose)))].map((key) => {
          const requests = world.draw('Usage', key, group).between(200, 90_000);
          return { key, requests, persons: Math.round(requests * 0.7), refused: Math.round(requests * 0.02) };
        }),
      ),
    unusual: () => Promise.resolve([]),
    emergencies: () => Promise.resolve({ records: [] }),
  };
}

function pageOf(records: readonly ShownRecord[], isMore: boolean): RecordPage {
  const last = records.at(-1);
  return isMore && last !== undefined ? { records, next: String(last.index) } : { records };
}

/** Throws `AUDIT_CURSOR_INVALID`, as the log does. */
function positionOf(after: string | undefined): number {
  if (after === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^\d{1,15}$/.test(after)) throw new GatewayError('AUDIT_CURSOR_INVALID');
  return Number(after);
}

/** In the form of a UUID version 7. */
function recordIdOf(world: MockWorld, personalId: string, index: number): string {
  const random = world.draw('AccessLog', personalId, `id ${index}`);
  const hex = (count: number) =>
    Math.floor(random.next() * 16 ** count)
      .toString(16)
      .padStart(count, '0');
  return `0199${hex(4)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(8)}${hex(4)}`;
}
