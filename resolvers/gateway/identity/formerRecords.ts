import { present, type Maybe } from '../shared/maybe.ts';

/** A person with the history of their numbers: every row in which this number is the old or the new one. */
export interface PersonWithHistory {
  readonly personalId: string;
  readonly identifierHistory?: Maybe<
    readonly { readonly oldPersonalId?: Maybe<string>; readonly newPersonalId?: Maybe<string> }[]
  >;
}

/**
 * The cancelled numbers that this person had before, so that records kept under them are still found.
 *
 * From: Decree 70/2024, Article 11 (a number may be cancelled and issued anew; the old one is never reused).
 */
export function formerRecords({ personalId, identifierHistory }: PersonWithHistory): readonly { personalId: string }[] {
  const former = present(identifierHistory)
    .filter(({ newPersonalId }) => newPersonalId === personalId)
    .flatMap(({ oldPersonalId }) => oldPersonalId ?? []);
  return [...new Set(former)].map((oldPersonalId) => ({ personalId: oldPersonalId }));
}
