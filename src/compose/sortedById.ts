import type { SourceId } from '../model/source.ts';

/** The sources in the order of their ids, so that theirs does not matter to what is made of them. */
export function sortedById<Source extends { readonly id: SourceId }>(sources: readonly Source[]): readonly Source[] {
  return [...sources].sort((left, right) => (left.id < right.id ? -1 : 1));
}
