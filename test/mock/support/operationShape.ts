import type { OperationShape } from '../../support/randomOperation.ts';

/** Arguments that mean something in the simulated world and in the mock alike, by the name of their type. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  PersonalId: ['"079075990101"', '"079190990102"', '"079172990121"', '"001099000000"', '$who'],
  AdminUnitCode: ['"26740"', '"79"', '"00004"'],
  AgencyCode: ['"G01"', '"H29"', '"G99"'],
  CertificateSerial: ['"AA 00999901"', '"ZZ 00000000"'],
  Date: ['"2026-11-20"', '"2015-01-01"'],
  DateTime: ['"2026-11-20T08:00:00+07:00"'],
  DossierCode: ['"H29.21-261110-9901"'],
  FacilityCode: ['"79001"', '"99009"'],
  ID: ['"TD-26740-9901"', '"79001261120990401"', '"LAND_USE"', '"HO-0000"'],
  Int: ['1', '3', '9901'],
  ParcelGeoHash: ['"w3gv00000000"'],
  ProcedureCode: ['"1.004222"', '"1.115668"'],
  TaxCode: ['"079075990101"', '"0100109106"'],
  Text: ['"99"'],
  AdminUnitLevel: ['PROVINCE', 'COMMUNE'],
  LandTransferInput: [
    '{ dossierCode: "H29.21-261110-9901", parcelCommuneCode: "26740", mapSheetNo: "99", parcelNo: 9901, transferorId: "079075990101", transfereeId: "079190990102", contractPrice: 10000000000, asOf: "2026-11-20" }',
  ],
  ResidenceApplicationInput: ['{ applicantId: "079075990101", parcelRecordId: "TD-26740-9901", asOf: "2026-11-20" }'],
  ComponentCheckInput: ['{ procedureCode: "1.004222", applicantId: "079075990101", asOf: "2026-11-20" }'],
};

/** How random operations on the national graph are written. */
export const nationalShape: OperationShape = {
  variables: '$who: PersonalId! = "079075990101", $two: Int = 2',
  uses: '_who: person(personalId: $who) { __typename } _two: adminUnits(level: PROVINCE, first: $two) { __typename }',
  values: (type) => VALUES[type.replace(/!$/, '')] ?? [],
};
