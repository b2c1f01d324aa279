import type { Answer } from './answer.ts';
import type { Outcome } from './fiveOutcomes.ts';
import { outcome } from './outcome.ts';
import type { Select, ValueAt } from './place.ts';
import { RequestFailure } from './requestFailure.ts';

/** A page of a list, as far as paging needs it (GraphQL Cursor Connections Specification). */
export interface Connection {
  readonly edges?: readonly ({ readonly node?: unknown } | null)[] | null;
  readonly nodes?: readonly unknown[] | null;
  readonly pageInfo?: { readonly hasNextPage?: boolean | null; readonly endCursor?: string | null } | null;
}

/** What a page lists; null where an entry could not be read. */
export type NodeOf<Page> = Page extends { readonly edges?: infer Edges }
  ? EdgeNode<Item<Edges>>
  : Page extends { readonly nodes?: infer Nodes }
    ? Item<Nodes>
    : never;

type Item<List> = List extends readonly (infer One)[] ? One : never;

type EdgeNode<Edge> = NonNullable<Edge> extends { readonly node?: infer Node } ? Exclude<Node, undefined> : never;

/** A page, and the answer in which it came. */
export interface Page<Data, Value> {
  readonly page: NonNullable<Value>;
  readonly answer: Answer<Data>;
}

/** Thrown in the middle of a list that cannot be read to its end: it must not look shorter than it is. */
export class ListBrokenOff extends Error {
  override readonly name = 'ListBrokenOff';
  /** Why; `denied` or `unavailable`. */
  readonly outcome: Outcome<unknown>;

  constructor(why: Outcome<unknown>) {
    super('reasonEn' in why ? `The list broke off: ${why.reasonEn}` : 'The list broke off.');
    this.outcome = why;
  }
}

/**
 * Pages of a connection, one after the other, from the variables' own beginning on.
 *
 * - `ask`: answers for a page, given the cursor after which it begins
 * - throws `ListBrokenOff` when a page is refused or unavailable
 */
export async function* pagesOf<Data, Way>(
  ask: (after: string | undefined) => Promise<Answer<Data>>,
  select: Select<Data, Way>,
): AsyncGenerator<Page<Data, ValueAt<Way>>> {
  let after: string | undefined;
  for (;;) {
    const answer = await ask(after);
    const found = outcome(answer, select);
    if (found.kind === 'not-found') return;
    if (found.kind === 'denied' || found.kind === 'unavailable') throw new ListBrokenOff(found);
    yield { page: found.value, answer };
    const { hasNextPage, endCursor } = (found.value as Connection).pageInfo ?? {};
    if (!hasNextPage) return;
    if (endCursor === undefined || endCursor === null || endCursor === after)
      throw new RequestFailure('paging', 'The page says that there is more, and not where: select pageInfo.endCursor.');
    after = endCursor;
  }
}

/** What a page lists. */
export function nodesOf<Value>(page: NonNullable<Value>): readonly NodeOf<NonNullable<Value>>[] {
  const { edges, nodes } = page as Connection;
  return (edges?.map((edge) => edge?.node ?? null) ?? nodes ?? []) as NodeOf<NonNullable<Value>>[];
}
