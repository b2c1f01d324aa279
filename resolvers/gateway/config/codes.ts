/**
 * The dictionary's codes that decide something in a journey, by what they mean. Lists: `schema/codelists/`.
 * Should a list be renumbered, this is the one place that follows; a test compares it with the lists.
 */

/** LIFE_STATUS */
export const lifeStatus = { alive: '1', dead: '2', absent: '3' } as const;

/** MARITAL */
export const maritalStatus = { single: '1', married: '2', divorced: '3', widowed: '4' } as const;

/** MARRIAGE_STATUS */
export const marriageStatus = { inForce: '1', divorced: '2', annulled: '3', endedByDeath: '4' } as const;

/** RELATION: what the related person is. */
export const relation = { father: '1', mother: '2', wife: '3', husband: '4', child: '5' } as const;

/** RESIDENCE_KIND */
export const residenceKind = { permanent: '1', temporary: '2', current: '3', absence: '4' } as const;

/** PARCEL_STATUS */
export const parcelStatus = { active: '1', split: '2', merged: '3', cancelled: '4' } as const;

/** CERT_STATUS */
export const certificateStatus = { valid: '1' } as const;

/** DOC_STATUS */
export const documentStatus = { valid: '1' } as const;

/** ENTERPRISE_STATUS */
export const enterpriseStatus = { operating: '1', paused: '2' } as const;

/** LAND_HOLDER_TYPE */
export const landHolderType = {
  individual: 'CA_NHAN',
  couple: 'VO_CHONG',
  household: 'HO_GIA_DINH',
  organisation: 'TO_CHUC',
} as const;

/** RESTRICTION */
export const restriction = { mortgage: '1', distraint: '2', block: '3' } as const;

/** LAND_USE: land to live on. */
export const residentialPurposes: readonly string[] = ['ODT', 'ONT'];

/** ASSET_KIND: what people live in. */
export const houseKinds: readonly string[] = ['1', '2'];

/** TAX_TYPE */
export const taxType = { incomeFromTransfer: 'TNCN', registrationFee: 'LPTB' } as const;

/** TAX_EXEMPTION */
export const taxExemption = { onlyHouse: 'NODN', kinship: 'QHGD' } as const;

/** DOC_TYPE */
export const documentType = {
  identityCard: 'CC',
  citizenCard: 'CCCD',
  passport: 'HC',
  birthCertificate: 'GKS',
  marriageCertificate: 'GKH',
  deathCertificate: 'GCT',
  maritalConfirmation: 'XNHN',
  residenceConfirmation: 'TTCT',
  landCertificate: 'GCN',
  healthCard: 'BHYT',
  enterpriseRegistration: 'DKDN',
  businessRegistration: 'DKKD',
  dischargePaper: 'GRV',
  laboratoryReport: 'PKQXN',
  drivingLicence: 'GPLX',
} as const;
