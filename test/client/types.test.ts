import { expect, test } from '@jest/globals';
import {
  outcome,
  type Answer,
  type Client,
  type NodeOf,
  type Outcome,
  type TypedDocument,
} from '../../src/client/index.ts';

type PersonalId = string & { readonly __brand: 'PersonalId' };

interface Data {
  readonly person: {
    readonly personalId: PersonalId | null;
    readonly pages: { readonly edges: readonly { readonly node: { readonly a: 1 } | null }[] | null } | null;
    readonly place: { readonly x: number } | { readonly y?: never } | null;
  } | null;
}

type Document<Variables> = TypedDocument<Data, Variables>;

/** The compiler is the test: lines that must not compile are marked, and a mark too many does not compile either. */
export async function neverRun(
  client: Client,
  document: Document<{ id: PersonalId }>,
  optional: Document<{ id?: string }>,
  none: Document<Record<string, never>>,
  id: PersonalId,
) {
  // @ts-expect-error Variables are missing.
  await client.query(document);
  // @ts-expect-error A text is no PersonalId.
  await client.query(document, { id: '079' });
  await client.query(optional);
  await client.query(none);
  const answer: Answer<Data> = await client.query(document, { id });
  const known: Outcome<PersonalId | null> = outcome(answer, (data) => data.person.personalId);
  const place: Outcome<number | undefined> = outcome(answer, (data) => data.person.place.x);
  const { data } = answer;
  const held: PersonalId | null | undefined = data?.person?.personalId;
  // @ts-expect-error There is no such field.
  outcome(answer, (each) => each.person.fullName); // eslint-disable-line @typescript-eslint/no-unsafe-return
  // @ts-expect-error Only a found value is one.
  const value: unknown = known.value;
  const found: PersonalId | undefined = known.kind === 'found' ? known.value : undefined;
  const number: number | undefined = place.kind === 'mismatch' ? place.value : undefined;
  const nodes: AsyncGenerator<{ readonly a: 1 } | null> = client.nodes(document, { id }, (each) => each.person.pages);
  const node: NodeOf<{ nodes: readonly (3 | null)[] | null }> = 3;
  return { held, value, found, number, nodes, node };
}

test('the types are held by the compiler', () => {
  expect(typeof neverRun).toBe('function');
});
