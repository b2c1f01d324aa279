import { GatewayError } from '../errors/gatewayError.ts';
import type { FamilyRegister } from '../model/consentDesk.ts';
import type { AskOwnGraph, OwnAnswer } from '../model/ownGraph.ts';

/** Codes of the list RELATION for those who speak for a child: father, mother, representative. */
const GUARDIANS: ReadonlySet<unknown> = new Set(['1', '2', '6']);

/** Longest wait for the registers (milliseconds). */
const WAIT_MS = 5_000;

const QUESTION = {
  name: 'gateway/family',
  // Of somebody who is not there the registers of relations are never asked. Of the asker they are: whether they answer is
  // then known in any case, and tells nothing of who is asked about.
  text: `query Family($id: PersonalId!, $asker: PersonalId!) {
    person(personalId: $id) {
      birthDate
      familyRelations { relationKind relatedPersonId }
      birthRecord { fatherPersonId motherPersonId }
    }
    asker: person(personalId: $asker) { familyRelations { relationKind } birthRecord { fatherPersonId } }
  }`,
  mayRead: new Set([
    'Query.person',
    'Person.personalId',
    'Person.birthDate',
    'Person.familyRelations',
    'FamilyRelation.relationRecordId',
    'FamilyRelation.relationKind',
    'FamilyRelation.relatedPersonId',
    'Person.birthRecord',
    'BirthRecord.birthRegNo',
    'BirthRecord.fatherPersonId',
    'BirthRecord.motherPersonId',
  ]),
};

/** Asks the population and civil status databases who somebody's guardians are, through the gateway's own graph. */
export function familyRegister(ask: AskOwnGraph): FamilyRegister {
  return async (personalId, asker) => {
    const { data, failedAt } = await ask({
      ...QUESTION,
      variables: { id: personalId, asker },
      context: { requestId: 'family', wantsProvenance: false },
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const hasFailed = (field: string) => failedAt.some((path) => path.includes(field));
    if (failedAt.some((path) => path.length < 2) || hasFailed('birthDate')) throw new GatewayError('CONSENT_REGISTER');
    const isTold = !hasFailed('familyRelations') && !hasFailed('birthRecord');
    const person = fieldsOf(data?.['person']);
    if (person === undefined) return isTold ? undefined : {};
    const birthDate = person['birthDate'];
    return {
      ...(typeof birthDate === 'string' ? { birthDate } : {}),
      ...(isTold ? { guardians: guardiansOf(person) } : {}),
    };
  };
}

function guardiansOf(person: NonNullable<OwnAnswer['data']>): readonly string[] {
  const listed = Array.isArray(person['familyRelations']) ? (person['familyRelations'] as readonly unknown[]) : [];
  const related = listed.map(fieldsOf).filter((relation) => GUARDIANS.has(relation?.['relationKind']));
  const birth = fieldsOf(person['birthRecord']);
  const named = [
    birth?.['fatherPersonId'],
    birth?.['motherPersonId'],
    ...related.map((each) => each?.['relatedPersonId']),
  ];
  return named.filter((id) => typeof id === 'string');
}

function fieldsOf(value: unknown): NonNullable<OwnAnswer['data']> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as NonNullable<OwnAnswer['data']>)
    : undefined;
}
