import { certificateStatus, documentType, enterpriseStatus } from '../config/codes.ts';
import { isInForce } from '../shared/days.ts';
import { evidenceOf } from '../shared/evidence.ts';
import { present } from '../shared/maybe.ts';
import { prefill, type Finding } from './finding.ts';
import type { ComponentCase } from './types.ts';

/** A land certificate in force on a parcel to which the applicant has a right. */
export function findLandCertificate({ applicant }: ComponentCase): Finding {
  const certificate = present(applicant?.landRights)
    .flatMap(({ parcel }) => present(parcel?.certificates))
    .find((one) => one.certificateStatus === certificateStatus.valid);
  if (certificate === undefined) return { kind: 'NOT_FOUND', elementName: 'LandCertificate.certificateSerial' };
  const { certificateSerial, certificateIssueDate } = certificate;
  return {
    kind: 'FOUND',
    evidence: evidenceOf('land', documentType.landCertificate, certificateSerial, certificateIssueDate),
    prefill: prefill({ 'LandCertificate.certificateSerial': certificateSerial }),
  };
}

/** A health insurance card that is valid on the day. */
export function findHealthCard({ applicant, asOf }: ComponentCase): Finding {
  const card = present(applicant?.healthInsuranceCards).find(({ validFrom, validTo }) =>
    isInForce({ from: validFrom, to: validTo }, asOf),
  );
  if (card === undefined) return { kind: 'NOT_FOUND', elementName: 'HealthInsuranceCard.cardNumber' };
  return {
    kind: 'FOUND',
    evidence: evidenceOf('finance', documentType.healthCard, card.cardNumber, card.validFrom),
    prefill: prefill({
      'HealthInsuranceCard.cardNumber': card.cardNumber,
      'HealthInsuranceCard.validTo': card.validTo,
    }),
  };
}

/** An enterprise that the applicant represents and that has not been dissolved. */
export function findEnterprise({ applicant }: ComponentCase): Finding {
  const living: readonly string[] = [enterpriseStatus.operating, enterpriseStatus.paused];
  const enterprise = present(applicant?.representedEnterprises).find((one) =>
    living.includes(one.enterpriseStatus ?? ''),
  );
  if (enterprise === undefined) return { kind: 'NOT_FOUND', elementName: 'Enterprise.enterpriseCode' };
  return {
    kind: 'FOUND',
    evidence: evidenceOf('finance', documentType.enterpriseRegistration, enterprise.enterpriseCode, null),
    prefill: prefill({ 'Enterprise.enterpriseCode': enterprise.enterpriseCode }),
  };
}
