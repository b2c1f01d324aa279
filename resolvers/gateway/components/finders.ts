import type { AdminUnitRegistry } from '../../../src/model/adminUnit.ts';
import type { Finder } from '../config/components.ts';
import { findBirth, findDeath, findMaritalStatus, findMarriage } from './findCivilStatus.ts';
import { findIdentity } from './findIdentity.ts';
import type { Finding } from './finding.ts';
import { findEnterprise, findHealthCard, findLandCertificate } from './findRegistration.ts';
import { findResidence } from './findResidence.ts';
import type { ComponentCase } from './types.ts';

/** How one kind of paper is looked for: what it reads of the case (paths), and the finding. */
export interface FinderRule {
  readonly reads: readonly string[];
  readonly find: (dossier: ComponentCase, adminUnits: AdminUnitRegistry) => Finding;
}

/** The finders by name. */
export const finders: Readonly<Record<Finder, FinderRule>> = {
  identity: {
    reads: ['applicant.identityDocuments', 'applicant.fullNameText', 'applicant.birthDate'],
    find: findIdentity,
  },
  birth: { reads: ['applicant.birthRecord', 'applicant.fullNameText', 'applicant.birthDate'], find: findBirth },
  marriage: { reads: ['applicant.marriageRecords', 'applicant.maritalStatus'], find: findMarriage },
  maritalStatus: { reads: ['applicant.marriageRecords', 'applicant.maritalStatus'], find: findMaritalStatus },
  death: { reads: ['applicant.deathRecord'], find: findDeath },
  residence: { reads: ['applicant.residences'], find: findResidence },
  land: { reads: ['applicant.landRights'], find: findLandCertificate },
  healthCard: { reads: ['applicant.healthInsuranceCards'], find: findHealthCard },
  enterprise: { reads: ['applicant.representedEnterprises'], find: findEnterprise },
};
