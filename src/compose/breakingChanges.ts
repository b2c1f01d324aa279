import { findBreakingChanges, type GraphQLSchema } from 'graphql';

/** One thing that clients could ask for, or send, and can no longer. */
export interface BreakingChange {
  /** As graphql-js calls it: `FIELD_REMOVED`. */
  readonly kind: string;
  /** `Person`, `Person.fullName`, `Query.person(personalId:)`, `Sex.MALE`. */
  readonly coordinate: string;
  readonly message: string;
}

/** How graphql-js words a change, and where in its words the place stands. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^A required arg \w+ on ([\w.]+) was added/, '$1'],
  [/^A required field \w+ on input type (\w+) was added/, '$1'],
  [/^(\w+) was removed from (?:enum type|union type) (\w+)/, '$2.$1'],
  [/^([\w.]+) arg (\w+) (?:was removed|has changed type)/, '$1($2:)'],
  [/^(@?[\w.]+) /, '$1'],
];

/** What a change of the public schema takes from clients, sorted. */
export function breakingChanges(before: GraphQLSchema, after: GraphQLSchema): readonly BreakingChange[] {
  return findBreakingChanges(before, after)
    .map(({ type, description }) => ({ kind: type, coordinate: placeOf(description), message: description }))
    .sort((left, right) => (left.coordinate + left.kind < right.coordinate + right.kind ? -1 : 1));
}

function placeOf(description: string): string {
  for (const [pattern, place] of PLACES) {
    const match = pattern.exec(description);
    if (match !== null) return match[0].replace(pattern, place);
  }
  return description;
}
