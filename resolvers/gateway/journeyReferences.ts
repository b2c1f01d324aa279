import type { AdminUnitRegistry } from '../../src/model/adminUnit.ts';
import { communeToday } from './shared/communeToday.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an officer states becomes an object whose key repeats the statement, so that later fetches find it again. Where
 * no day is given, it is today. The ministries are not asked yet; `transferor` and the like only name whom to ask.
 *
 * The commune may be one that papers name and that has since become another: it is read as the old commune then.
 */
export function transferReference(input: Fields, today: string, adminUnits: AdminUnitRegistry): Fields {
  const asOf = textOf(input['asOf']) ?? today;
  const stated = textOf(input['parcelCommuneCode']);
  const { unit, formerly } = communeToday(stated, undefined, asOf, adminUnits);
  const parcelCommuneCode = unit?.code ?? stated;
  const { mapSheetNo, parcelNo } = input;
  return {
    ...withNulls(input, ['certificateSerial']),
    asOf,
    parcelCommuneCode,
    oldCommuneCode: input['oldCommuneCode'] ?? (unit === undefined ? null : (formerly?.code ?? null)),
    transferor: { personalId: input['transferorId'] },
    transferee: { personalId: input['transfereeId'] },
    parcelAddress: { parcelCommuneCode, mapSheetNo, parcelNo },
  };
}

/** As `transferReference`, for an application for permanent residence. */
export function residenceReference(input: Fields, today: string): Fields {
  return {
    ...withNulls(input, ['claimedRelation']),
    asOf: input['asOf'] ?? today,
    applicant: { personalId: input['applicantId'] },
    parcel: { parcelRecordId: input['parcelRecordId'] },
  };
}

/** As `transferReference`, for the components of a dossier. What the citizen declared stands flat in the key. */
export function componentReference(input: Fields, today: string): Fields {
  const { procedureCode, applicantId, dossierCode = null, declared } = input;
  const { fullName = null, birthDate = null, residenceCommuneCode = null } = (declared ?? {}) as Fields;
  return {
    procedureCode,
    applicantId,
    dossierCode,
    declaredFullName: fullName,
    declaredBirthDate: birthDate,
    declaredResidenceCommuneCode: residenceCommuneCode,
    asOf: input['asOf'] ?? today,
    procedure: { procedureCode },
    dossier: dossierCode === null ? null : { dossierCode },
    applicant: { personalId: applicantId },
  };
}

/** The input with `null` for what was left out, so that every key field is there. */
function withNulls(input: Fields, optional: readonly string[]): Fields {
  return { ...Object.fromEntries(optional.map((name) => [name, null])), ...input };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
