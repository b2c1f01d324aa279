/**
 * What the land ministry offers: the types of the shared data dictionary that it keeps, in the dictionary's own words.
 * Its tables have other names and codes; `toDictionary.ts` and `codes.ts` translate.
 */
export const landSdl = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])

scalar AdminUnitCode
scalar AgencyCode
scalar AssetKindCode
scalar CertStatusCode
scalar CertificateSerial
scalar Date
scalar DossierCode
scalar GeoPoint
scalar Geometry
scalar HolderRoleCode
scalar HouseGradeCode
scalar LandFormCode
scalar LandHolderTypeCode
scalar LandOriginCode
scalar LandTxCode
scalar LandUseCode
scalar ParcelGeoHash
scalar ParcelStatusCode
scalar Percent
scalar PersonalId
scalar RestrictionCode
scalar SquareMetres
scalar TaxCode
scalar Text
scalar Vnd

"A piece of land in the land register. Its legal address is commune, map sheet and parcel number; after a merger of communes two parcels can share it."
type Parcel @key(fields: "parcelRecordId") {
  "Record number of the parcel in the land database; the one key that is always there."
  parcelRecordId: ID!
  "GeoHash of twelve characters of a point inside the parcel (WGS 84), unique in the country; absent until assigned."
  parcelId: ParcelGeoHash
  "Commune in which the land lies, by the code in force."
  parcelCommuneCode: AdminUnitCode
  "Number of the cadastral map sheet, unique per commune and map generation."
  mapSheetNo: Text
  "Number of the parcel on its sheet."
  parcelNo: Int
  "Map sheet as the certificate prints it, where it differs from today's."
  mapSheetNoOnCertificate: Text
  "Parcel number as the certificate prints it."
  parcelNoOnCertificate: Text
  "Map sheet before the last survey."
  oldMapSheetNo: Text
  "Parcel number before the last survey."
  oldParcelNo: Text
  "Area as surveyed, in square metres, one decimal."
  parcelArea: SquareMetres
  "Area that the certificate grants, in square metres."
  legalArea: SquareMetres
  "Address of the land; carries the old commune code when the commune was merged."
  parcelAddress: Address
  "Boundary of the parcel as a polygon in the national system VN-2000, metres."
  parcelGeometry: Geometry
  "Whether the parcel exists, or was split, merged or cancelled."
  parcelStatus: ParcelStatusCode
  "Purposes for which the parcel may be used, at most three."
  landUses: [LandUse!]
  "Current rights to the parcel."
  landRights: [LandRight!]
  "Certificates issued for the parcel, newest first."
  certificates: [LandCertificate!]
  "Houses and other works on the parcel."
  attachedAssets: [AttachedAsset!]
  "Restrictions on the parcel, in force and lifted."
  restrictions: [LandRestriction!]
  "Changes registered for the parcel, newest first."
  transactions: [LandTransaction!]
  "Rows of this year's price table for the commune and the purposes of the parcel."
  landPrices: [LandPrice!]
}

"One purpose of use of a parcel with its area, origin and term."
type LandUse @key(fields: "landUseRecordId") {
  "Record number of the use."
  landUseRecordId: ID!
  "Purpose by the land classification in force."
  landUsePurpose: LandUseCode
  "Part of the area used for this purpose, in square metres."
  landUseArea: SquareMetres
  "How the State came to give or recognise the right."
  landOrigin: LandOriginCode
  "Whether the land is used by one holder alone or in common."
  landUseForm: LandFormCode
  "How long the right lasts."
  landUseTerm: LandUseTerm
}

"Term of a land use: indefinite, or until a day."
type LandUseTerm {
  "True where the right has no end."
  indefinite: Boolean
  "Last day of the right, where it has one."
  until: Date
}

"The right of one holder to one parcel. Spouses and co-holders have one right each."
type LandRight @key(fields: "landRightId") {
  "Record number of the right."
  landRightId: ID!
  "Whether the holder is an individual, a couple, a household or an organisation."
  holderType: LandHolderTypeCode
  "Number of the holder, for natural persons."
  holderPersonId: PersonalId
  "Tax code of the holder, for organisations."
  holderTaxCode: TaxCode
  "In what role the certificate names the holder."
  holderRole: HolderRoleCode
  "Share of the right in percent, where it is held in shares."
  sharePercent: Percent
  "Who in fact uses the land, as the survey noted, where it is not the holder."
  currentUser: Text
  "Day since which the right is registered."
  rightFrom: Date
  "The parcel of the right."
  parcel: Parcel
  "The holder: a person or an enterprise."
  holder: LandHolder
}

"Who can hold a right to land: a natural person or an enterprise."
union LandHolder = Person | Enterprise

"Certificate of land use rights and ownership of assets attached to land. Serials on old ones are not always legible."
type LandCertificate @key(fields: "certificateRecordId") {
  "Record number of the certificate in the land database."
  certificateRecordId: ID!
  "Serial printed on the form: letters and six or eight digits."
  certificateSerial: CertificateSerial
  "Number under which the issue was entered in the book."
  certificateBookNo: Text
  "Day of issue."
  certificateIssueDate: Date
  "Agency that issued it."
  certificateIssuer: AgencyCode
  "Whether it is in force, replaced, revoked or reported lost."
  certificateStatus: CertStatusCode
  "Record number of the parcel for which it was issued."
  certificateParcelRecordId: ID
}

"A house or another work that stands on a parcel."
type AttachedAsset @key(fields: "assetRecordId") {
  "Record number of the asset."
  assetRecordId: ID!
  "Kind of the asset."
  assetKind: AssetKindCode
  "Area of ground that the building covers, in square metres."
  buildingArea: SquareMetres
  "Sum of the floor areas, in square metres."
  floorArea: SquareMetres
  "Grade of the building."
  houseGrade: HouseGradeCode
  "Number of the apartment."
  apartmentNo: Text
}

"A registered change of a parcel or of the rights to it."
type LandTransaction @key(fields: "transactionDossierCode") {
  "Code of the dossier with which the change was registered."
  transactionDossierCode: DossierCode!
  "Kind of change."
  transactionKind: LandTxCode
  "Day of registration of the change."
  transactionDate: Date
  "Price in the contract, in đồng."
  contractPrice: Vnd
  "Personal number of who gave the right away, for natural persons."
  transferorPersonId: PersonalId
  "Personal number of who received the right, for natural persons."
  transfereePersonId: PersonalId
  "The parcel concerned."
  parcel: Parcel
  "Who gave the right away."
  transferor: Person
  "Who received the right."
  transferee: Person
}

"Something that limits the right to a parcel: a mortgage, an attachment, a block."
type LandRestriction @key(fields: "restrictionRecordId") {
  "Record number of the restriction."
  restrictionRecordId: ID!
  "Kind of restriction."
  restrictionKind: RestrictionCode
  "Agency or organisation that asked for it."
  restrictionBy: Text
  "Day since which it holds."
  restrictionFrom: Date
  "Day on which it was lifted; absent while it holds."
  restrictionTo: Date
}

"A row of the land price table that a province sets each year."
type LandPrice @key(fields: "landPriceId") {
  "Record number of the row."
  landPriceId: ID!
  "Commune to which the price applies."
  priceCommuneCode: AdminUnitCode
  "Purpose of use to which the price applies."
  pricePurpose: LandUseCode
  "Street or area to which the price applies; absent means the whole commune."
  priceStreet: Text
  "Position from the street, 1 (front) to 5."
  pricePosition: Int
  "Price in đồng per square metre."
  unitPrice: Vnd
  "Year to which the price applies."
  priceYear: Int
}

"Legal address of a parcel. After a merger of communes it may stand for several parcels; the old commune decides."
type ParcelAddress @key(fields: "parcelCommuneCode mapSheetNo parcelNo") {
  "Commune of the address, by the code in force."
  parcelCommuneCode: AdminUnitCode!
  "Map sheet of the address."
  mapSheetNo: Text!
  "Parcel number of the address."
  parcelNo: Int!
  "Parcels at the address; more than one calls for the old commune."
  parcels: [Parcel!]
}

"A natural person, as the holder of land."
type Person @key(fields: "personalId") {
  "Number of the person in the population database, which alone knows who it is."
  personalId: PersonalId!
  "Current rights to land of the person."
  landRights: [LandRight!]
}

"An enterprise, as the holder of land."
type Enterprise @key(fields: "enterpriseCode") {
  "Code of the enterprise in the business register."
  enterpriseCode: TaxCode!
  "Current rights to land of the enterprise."
  landRights: [LandRight!]
}

"What can be looked up directly."
type Query {
  "A parcel by its record number."
  parcel(
    "Record number of the parcel."
    parcelRecordId: ID!
  ): Parcel
  "A parcel by its nationwide identifier."
  parcelByGeoHash(
    "GeoHash of the parcel."
    parcelId: ParcelGeoHash!
  ): Parcel
  "Parcels at a legal address."
  parcelsByAddress(
    "Commune code in force."
    parcelCommuneCode: AdminUnitCode!
    "Map sheet."
    mapSheetNo: Text!
    "Parcel number on the sheet."
    parcelNo: Int!
    "Commune code before 1 July 2025, to choose among parcels that share the address."
    oldCommuneCode: AdminUnitCode
  ): [Parcel!]
  "Certificates with a serial; dirty serials can meet more than once."
  certificateBySerial(
    "Serial as printed; spaces and case do not matter."
    certificateSerial: CertificateSerial!
  ): [LandCertificate!]
}

"An address as codes and as it was written down."
type Address @shareable {
  "House number, street, hamlet or residential group."
  addressDetail: Text
  "Commune, by the code in force."
  communeCode: AdminUnitCode
  "Province, by the code in force."
  provinceCode: AdminUnitCode
  "The address as the source document has it."
  addressAsRecorded: Text
  "Commune before 1 July 2025, where it was merged, split or renamed since."
  oldCommuneCode: AdminUnitCode
  "Point in WGS 84: longitude and latitude in degrees."
  geoPoint: GeoPoint
}
`;
