import { GatewayError } from '../../../src/errors/gatewayError.ts';
import type { RecordCount } from '../../../src/model/audit.ts';
import type { OwnContext } from '../../../src/model/ownContext.ts';
import { agencyNames } from './agencyName.ts';
import { pageSize, textOf } from './pages.ts';
import { servicesOf } from './services.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is looked at when nobody says (days). */
const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;

interface Span {
  readonly from: string;
  readonly to: string;
}

/** The time that an overseer asks about; throws `SPAN_EMPTY` when it ends before it begins. */
export function overviewOf(args: Fields, context: OwnContext): Fields {
  const to = textOf(args['to']) ?? context.now;
  const from = textOf(args['from']) ?? new Date(Date.parse(to) - USUAL_DAYS * DAY_MS).toISOString();
  if (Date.parse(from) >= Date.parse(to)) throw new GatewayError('SPAN_EMPTY');
  return { from: utc(from), to: utc(to) };
}

export async function countsByAgency(parent: Fields, context: OwnContext): Promise<readonly Fields[]> {
  const counts = await servicesOf(context).reader.countBy('agency', spanOf(parent));
  return counts.map((count) => {
    const { agencyVi, agencyEn } = agencyNames(context.dictionary, count.key);
    return { ...numbersOf(count), nameVi: agencyVi, nameEn: agencyEn };
  });
}

export async function countsByPurpose(parent: Fields, context: OwnContext): Promise<readonly Fields[]> {
  const { reader, purposes } = servicesOf(context);
  const counts = await reader.countBy('purpose', spanOf(parent));
  return counts.map((count) => {
    const purpose = purposes.get(count.key);
    return { ...numbersOf(count), nameVi: purpose?.vi ?? null, nameEn: purpose?.en ?? null };
  });
}

export async function unusualVolumes(parent: Fields, args: Fields, context: OwnContext): Promise<readonly Fields[]> {
  const { reader, usualPersonsPerHour, callerReference } = servicesOf(context);
  const limit = typeof args['limit'] === 'number' ? args['limit'] : usualPersonsPerHour;
  const found = await reader.unusual(limit, spanOf(parent));
  return found.map(({ agency, officer, speaker, issuer, hour, persons }) => ({
    ...agencyNames(context.dictionary, agency),
    caller: callerReference(`${issuer ?? ''} ${officer ?? speaker ?? ''}`),
    hour,
    persons,
  }));
}

export async function emergencyUses(args: Fields, context: OwnContext): Promise<readonly Fields[]> {
  const { records } = await servicesOf(context).reader.emergencies({ first: pageSize(args['first']) });
  return records.map((record) => ({
    recordId: record.recordId,
    accessedAt: record.time,
    ...agencyNames(context.dictionary, record.agency),
    role: record.role ?? null,
    purpose: record.purpose ?? null,
    reason: record.emergency ?? null,
    caseId: record.caseId ?? null,
    persons: record.personCount,
  }));
}

export function volumeAlerts(context: OwnContext): readonly Fields[] {
  return servicesOf(context)
    .alerts()
    .map(({ agency, ...alert }) => ({ ...alert, ...agencyNames(context.dictionary, agency) }));
}

function numbersOf({ key, requests, persons, refused }: RecordCount): Fields {
  return { key: key === '' ? null : key, requests, persons, refused };
}

function spanOf(parent: Fields): Span {
  return parent as unknown as Span;
}

/** The log keeps times in UTC, to be compared as texts. */
function utc(time: string): string {
  return new Date(time).toISOString();
}
