import { documentStatus, documentType } from '../config/codes.ts';
import { evidenceOf } from '../shared/evidence.ts';
import { present } from '../shared/maybe.ts';
import { differs } from './declared.ts';
import { prefill, type Finding } from './finding.ts';
import type { ComponentCase } from './types.ts';

const CARDS: readonly string[] = [documentType.identityCard, documentType.citizenCard];

/** An identity card in force, whose holder is who the applicant says to be. */
export function findIdentity({ applicant, declaredFullName, declaredBirthDate, asOf }: ComponentCase): Finding {
  const card = present(applicant?.identityDocuments)
    .filter((document) => CARDS.includes(document.documentType ?? ''))
    .filter((document) => (document.documentStatus ?? documentStatus.valid) === documentStatus.valid)
    .find((document) => (document.expiryDate ?? '9999-12-31') >= asOf);
  if (card === undefined) return { kind: 'NOT_FOUND', elementName: 'IdentityDocument.documentNumber' };
  const kind = card.documentType ?? documentType.identityCard;
  const evidence = evidenceOf('population', kind, card.documentNumber, card.issueDate);
  const elementName = differs(
    { name: declaredFullName, birthDate: declaredBirthDate },
    { name: applicant?.fullNameText, birthDate: applicant?.birthDate },
  );
  if (elementName !== undefined) return { kind: 'MISMATCH', evidence, elementName: `Person.${ELEMENTS[elementName]}` };
  return {
    kind: 'FOUND',
    evidence,
    prefill: prefill({
      'Person.fullNameText': applicant?.fullNameText,
      'Person.birthDate': applicant?.birthDate,
      'IdentityDocument.documentNumber': card.documentNumber,
      'IdentityDocument.issueDate': card.issueDate,
    }),
  };
}

const ELEMENTS = { name: 'fullNameText', birthDate: 'birthDate' } as const;
