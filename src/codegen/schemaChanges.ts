import { findBreakingChanges, type DocumentNode, type GraphQLSchema } from 'graphql';
import { usedWords } from './usedWords.ts';

/**
 * What breaks in the words that the documents use, between two schemas, in words.
 *
 * - `before`: nothing where no types were written before
 */
export function changesUsed(
  documents: readonly DocumentNode[],
  before: GraphQLSchema | undefined,
  after: GraphQLSchema,
): readonly string[] {
  if (before === undefined) return [];
  const words = [...usedWords(documents, before)];
  return findBreakingChanges(before, after)
    .map(({ description }) => description)
    .filter((description) => words.some((word) => mentions(description, word)));
}

/** Whether a text has all names in it that a coordinate is made of, one after the other or not. */
function mentions(text: string, coordinate: string): boolean {
  const names = new Set(text.match(/\w+/g));
  return coordinate.split('.').every((name) => names.has(name));
}
