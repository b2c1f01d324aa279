import type { RuleFacts } from '../rule.ts';
import type { Ask } from '../target/askTarget.ts';
import { dataOf, errorsOf, hasErrorShape, isObject } from './answer.ts';
import type { PageCase } from './pageCases.ts';

const WHY = 'GraphQL Cursor Connections Specification, §4; docs/documents.md, limits';

/** A page as it was answered. */
interface Page {
  /** Keys of its records, as JSON, in order; undefined where there is no such list. */
  readonly items: readonly string[] | undefined;
  readonly endCursor: string | undefined;
  readonly hasNextPage: boolean | undefined;
  readonly isRefused: boolean;
  /** Why there was no answer at all. */
  readonly failure: string | undefined;
}

type AskPage = (args: string) => Promise<Page>;

/**
 * A rule over root fields that list records in pages. Its examples are the texts of the answers to its calls, for
 * `EXAMPLE_PAGES`.
 */
export interface PageRule extends RuleFacts {
  readonly family: 'behaviour';
  /** Whether it says something of such a field. */
  readonly applies: (page: PageCase) => boolean;
  /** What is wrong, in words without values. */
  readonly find: (ask: AskPage, page: PageCase) => Promise<string | undefined>;
}

export const EXAMPLE_PAGES: PageCase = {
  where: 'Query.parcels',
  field: 'parcels',
  length: 'first',
  goesOn: true,
  selection: 'nodes { __typename parcelRecordId } pageInfo { hasNextPage endCursor }',
};

const A = '{"__typename":"Parcel","parcelRecordId":"A"}';
const B = '{"__typename":"Parcel","parcelRecordId":"B"}';

function example(
  ...pages: readonly { readonly of: readonly string[]; readonly end: string; readonly next: boolean }[]
) {
  const texts = pages.map(
    ({ of, end, next }) =>
      `{"data":{"parcels":{"nodes":[${of.join(',')}],"pageInfo":{"hasNextPage":${String(next)},"endCursor":"${end}"}}}}`,
  );
  return `[${texts.join(',')}]`;
}

export const pageRules: readonly PageRule[] = [
  {
    id: 'BEHAVIOUR-PAGE-LENGTH',
    family: 'behaviour',
    severity: 'error',
    guarantees: 'A page has no more records than were asked for.',
    why: WHY,
    remedy: 'Pass the length on to the query as its limit.',
    good: example({ of: [A], end: 'a', next: true }),
    bad: example({ of: [A, B], end: 'b', next: false }),
    applies: () => true,
    find: async (ask, { length }) => {
      const { items } = await ask(`${length}: 1`);
      if (items === undefined) return 'A page of one is not answered.';
      return items.length > 1 ? 'A page of one has more.' : undefined;
    },
  },
  {
    id: 'BEHAVIOUR-PAGE-NEGATIVE',
    family: 'behaviour',
    severity: 'warning',
    guarantees: 'A page of less than nothing is refused.',
    why: WHY,
    remedy: 'Answer a GraphQL error where the length is below 0; many databases take it for no limit at all.',
    good: '[{"data":null,"errors":[{"message":"A length is 0 or more."}]}]',
    bad: example({ of: [A, B], end: 'b', next: false }),
    applies: () => true,
    find: async (ask, { length }) => {
      const { items = [], isRefused } = await ask(`${length}: -1`);
      return items.length > 0 || !isRefused ? 'A length of -1 is not refused.' : undefined;
    },
  },
  {
    id: 'BEHAVIOUR-PAGE-NEXT',
    family: 'behaviour',
    severity: 'error',
    guarantees: 'The next page begins where the last one ended: nothing is left out, and nothing comes twice.',
    why: WHY,
    remedy: 'Order by something that is unique, as the key, and let `after` continue behind it.',
    good: example(
      { of: [A, B], end: 'b', next: false },
      { of: [A], end: 'a', next: true },
      { of: [B], end: 'b', next: false },
    ),
    bad: example(
      { of: [A, B], end: 'b', next: false },
      { of: [A], end: 'a', next: true },
      { of: [A], end: 'a', next: true },
    ),
    applies: ({ goesOn }) => goesOn,
    find: async (ask, { length }) => {
      const both = await ask(`${length}: 2`);
      const first = await ask(`${length}: 1`);
      const [one, two] = both.items ?? [];
      if (both.items === undefined || first.items === undefined) return 'A page is not answered.';
      if (first.items[0] !== one) return 'The first page begins otherwise when it is shorter.';
      if (one === undefined) return undefined;
      if (first.endCursor === undefined) return 'A page with records has no end (endCursor).';
      if (first.hasNextPage !== (two !== undefined)) return 'hasNextPage does not say whether there is another record.';
      if (two === undefined) return undefined;
      const second = await ask(`${length}: 1, after: ${JSON.stringify(first.endCursor)}`);
      return second.items?.[0] === two ? undefined : 'The second page does not go on where the first one ended.';
    },
  },
];

/** Asks a service what a rule asks of one of its lists. */
export async function judgePages(
  rule: PageRule,
  page: PageCase,
  ask: Ask,
): Promise<{ readonly message: string | undefined } | { readonly failure: string }> {
  let failure: string | undefined;
  const message = await rule.find(async (args) => {
    const answered = readPage(await ask({ body: { query: `{ ${page.field}(${args}) { ${page.selection} } }` } }), page);
    failure ??= answered.failure;
    return answered;
  }, page);
  return failure === undefined ? { message } : { failure };
}

function readPage(exchange: Awaited<ReturnType<Ask>>, { field }: PageCase): Page {
  const value = dataOf(exchange)?.[field];
  const { pageInfo } = isObject(value) ? (value as { readonly pageInfo?: unknown }) : {};
  const { endCursor, hasNextPage } = isObject(pageInfo)
    ? (pageInfo as { readonly endCursor?: unknown; readonly hasNextPage?: unknown })
    : {};
  return {
    items: itemsOf(value),
    endCursor: typeof endCursor === 'string' ? endCursor : undefined,
    hasNextPage: typeof hasNextPage === 'boolean' ? hasNextPage : undefined,
    isRefused: errorsOf(exchange).length > 0 && hasErrorShape(exchange),
    failure: exchange.failure,
  };
}

/** Records of a list, of `nodes`, or of the nodes of `edges`. */
function itemsOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return (value as readonly unknown[]).map((one) => JSON.stringify(one));
  if (!isObject(value)) return undefined;
  const { nodes, edges } = value as { readonly nodes?: unknown; readonly edges?: unknown };
  if (Array.isArray(nodes)) return itemsOf(nodes);
  return Array.isArray(edges)
    ? itemsOf(edges.map((edge: unknown) => (isObject(edge) ? edge['node'] : undefined)))
    : undefined;
}
