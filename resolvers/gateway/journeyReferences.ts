type Fields = Readonly<Record<string, unknown>>;

/**
 * What an officer states becomes an object whose key repeats the statement, so that later fetches find it again. Where
 * no day is given, it is today. The ministries are not asked yet; `transferor` and the like only name whom to ask.
 */
export function transferReference(input: Fields, today: string): Fields {
  const { parcelCommuneCode, mapSheetNo, parcelNo } = input;
  return {
    ...stated(input, ['oldCommuneCode', 'certificateSerial']),
    asOf: input['asOf'] ?? today,
    transferor: { personalId: input['transferorId'] },
    transferee: { personalId: input['transfereeId'] },
    parcelAddress: { parcelCommuneCode, mapSheetNo, parcelNo },
  };
}

/** As `transferReference`, for an application for permanent residence. */
export function residenceReference(input: Fields, today: string): Fields {
  return {
    ...stated(input, ['claimedRelation']),
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
function stated(input: Fields, optional: readonly string[]): Fields {
  return { ...Object.fromEntries(optional.map((name) => [name, null])), ...input };
}
