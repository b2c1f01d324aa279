import type { AnswerError, AnswerParts, AnswerPath, GrowingAnswer } from './answer.ts';
import { disagreementsAt } from './disagreements.ts';
import { outcomeOfEvidence } from './evidence.ts';
import { failureOf } from './failureOf.ts';
import type { Outcome, Pending } from './fiveOutcomes.ts';
import { pathOf, valueAt, type Select, type ValueAt } from './place.ts';

/**
 * What became of a place of an answer.
 *
 * - `select`: walks to the place; on lists by index. It only says where: `(data) => data.person.taxpayer`
 * - an empty list is `not-found`
 * - of a record that says itself what came of asking (`outcome`, as `ComponentEvidence`), that is taken
 */
export function outcome<Data, Way>(
  answer: GrowingAnswer<Data>,
  select: Select<Data, Way>,
): Outcome<ValueAt<Way>> | Pending;
export function outcome<Data, Way>(answer: AnswerParts<Data>, select: Select<Data, Way>): Outcome<ValueAt<Way>>;
export function outcome<Data, Way>(
  answer: AnswerParts<Data> & Partial<Pick<GrowingAnswer<Data>, 'pending'>>,
  select: Select<Data, Way>,
): Outcome<ValueAt<Way>> | Pending {
  const path = pathOf(select);
  const value = valueAt(answer.data, path) as ValueAt<Way> | null | undefined;
  if (value === null || value === undefined) {
    const error = errorAt(answer.errors ?? [], path);
    if (error !== undefined) return failureOf(error);
    const isPending = value === undefined && answer.pending?.some((part) => leadsTo(part.path, path));
    return isPending ? { kind: 'pending' } : { kind: 'not-found', mayBeHidden: mayBeHidden(answer, path) };
  }
  const evidence = outcomeOfEvidence(value);
  if (evidence !== undefined) return evidence;
  if (Array.isArray(value) && value.length === 0) return { kind: 'not-found', mayBeHidden: mayBeHidden(answer, path) };
  const disagreements = disagreementsAt(answer.extensions ?? {}, path);
  return disagreements.length === 0 ? { kind: 'found', value } : { kind: 'mismatch', value, disagreements };
}

/** The error that explains a null: at the place, above it, or below it when the null has come up from there. */
function errorAt(errors: readonly AnswerError[], path: AnswerPath): AnswerError | undefined {
  const above = errors.filter((error) => leadsTo(error.path ?? [], path));
  const nearest = above.sort((left, right) => (right.path?.length ?? 0) - (left.path?.length ?? 0))[0];
  return nearest ?? errors.find((error) => leadsTo(path, error.path ?? []));
}

/** Whether a path is the beginning of another, or the whole of it. */
function leadsTo(beginning: AnswerPath, path: AnswerPath): boolean {
  return beginning.every((key, index) => key === path[index]);
}

/** Whether a list on the way is one out of which rows are left that may not be seen (docs/access.md). */
function mayBeHidden({ extensions }: AnswerParts<unknown>, path: AnswerPath): boolean {
  const access = extensions?.['access'] as { readonly restricted?: readonly (readonly string[])[] } | undefined;
  const keys = path.filter((key) => typeof key === 'string');
  return access?.restricted?.some((list) => leadsTo(list, keys)) ?? false;
}
