type Fields = Readonly<Record<string, unknown>>;

/** What a question selects of a person to know all numbers that the person has or had. */
export const NUMBERS = 'personalId supersededBy { personalId } identifierHistory { oldPersonalId newPersonalId }';

/** Coordinates that `NUMBERS` reads. */
export const NUMBER_COORDINATES = [
  'Person.personalId',
  'Person.supersededBy',
  'Person.identifierHistory',
  'IdentifierHistory.oldPersonalId',
  'IdentifierHistory.newPersonalId',
] as const;

/**
 * All numbers of a person, as far as the population database told them: a cancelled number is the same person still.
 *
 * From: Decree 70/2024, Article 11.
 */
export function numbersOf(person: unknown): readonly string[] {
  if (!isFields(person)) return [];
  const history = Array.isArray(person['identifierHistory']) ? (person['identifierHistory'] as readonly unknown[]) : [];
  const changes = history.flatMap((change) =>
    isFields(change) ? [change['oldPersonalId'], change['newPersonalId']] : [],
  );
  const successor = isFields(person['supersededBy']) ? person['supersededBy']['personalId'] : undefined;
  return texts([person['personalId'], successor, ...changes]);
}

/** The texts among values. */
export function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
