import { fakeSource, type FakeSource } from '../../test/support/fakeSource.ts';

/** The four sources of the public federation benchmark, and a register of many different records. */

const text = (words: number, seed: number): string =>
  Array.from({ length: words }, (_, at) => `w${String((seed * 31 + at * 17) % 997)}`).join(' ');

const userIds = Array.from({ length: 6 }, (_, at) => `u${String(at + 1)}`);
const productIds = Array.from({ length: 9 }, (_, at) => `p${String(at + 1)}`);
const reviews = Array.from({ length: 26 }, (_, at) => ({
  __typename: 'Review',
  id: `r${String(at + 1)}`,
  body: text(9, at),
  author: { __typename: 'User', id: userIds[at % 6] },
  product: { __typename: 'Product', upc: productIds[at % 9] },
}));
const rowIds = Array.from({ length: 400 }, (_, at) => `row-${String(at + 1)}`);

export function shop(): readonly FakeSource[] {
  const users = fakeSource({
    id: 'accounts',
    sdl: `type Query { me: User users: [User] }
      type User @key(fields: "id") { id: ID! name: String username: String birthday: Int }`,
    resolvers: {
      Query: {
        me: () => ({ __typename: 'User', id: 'u1' }),
        users: () => userIds.map((id) => ({ __typename: 'User', id })),
      },
      User: {
        name: ({ id }) => `Name of ${String(id)}`,
        username: ({ id }) => `user.${String(id)}`,
        birthday: () => 19800101,
      },
    },
  });
  const products = fakeSource({
    id: 'products',
    sdl: `type Query { topProducts(first: Int): [Product] }
      type Product @key(fields: "upc") { upc: ID! name: String price: Int weight: Int }`,
    resolvers: {
      Query: {
        topProducts: (_, { first }) =>
          productIds.slice(0, typeof first === 'number' ? first : 9).map((upc) => ({ __typename: 'Product', upc })),
      },
      Product: { name: ({ upc }) => `Product ${String(upc)}`, price: () => 899, weight: () => 100 },
    },
  });
  const reviewing = fakeSource({
    id: 'reviews',
    sdl: `type User @key(fields: "id") { id: ID! reviews: [Review] }
      type Product @key(fields: "upc") { upc: ID! reviews: [Review] }
      type Review { id: ID! body: String author: User product: Product }`,
    resolvers: {
      User: { reviews: ({ id }) => reviews.filter(({ author }) => author.id === id) },
      Product: { reviews: ({ upc }) => reviews.filter(({ product }) => product.upc === upc) },
    },
  });
  const inventory = fakeSource({
    id: 'inventory',
    sdl: `type Product @key(fields: "upc") {
      upc: ID! weight: Int @external price: Int @external inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight") }`,
    resolvers: { Product: { inStock: () => true, shippingEstimate: () => 50 } },
  });
  const register = fakeSource({
    id: 'register',
    sdl: `type Query { rows: [Row] } type Row @key(fields: "id") { id: ID! title: String amount: Float }`,
    resolvers: {
      Query: { rows: () => rowIds.map((id) => ({ __typename: 'Row', id })) },
      Row: { title: ({ id }) => `Title of ${String(id)} ${text(6, Number(String(id).slice(4)))}`, amount: () => 12.5 },
    },
  });
  const archive = fakeSource({
    id: 'archive',
    sdl: `type Row @key(fields: "id") { id: ID! note: String pages: Int keeper: Keeper } type Keeper { name: String room: Int }`,
    resolvers: {
      Row: {
        note: ({ id }) => `Note on ${String(id)}: ${text(14, Number(String(id).slice(4)))}`,
        pages: () => 3,
        keeper: ({ id }) => ({ name: `Keeper ${String(id)}`, room: Number(String(id).slice(4)) }),
      },
    },
  });
  return [users, products, reviewing, inventory, register, archive];
}

const fragments = `
  fragment U on User { id username name }
  fragment R on Review { id body }
  fragment P on Product { inStock name price shippingEstimate upc weight }`;

export const operations = {
  'about 90 kB, entities recur': `query {
    users { ...U reviews { ...R product { ...P reviews { ...R author { ...U reviews { ...R product { ...P } } } } } } }
    topProducts { ...P reviews { ...R author { ...U reviews { ...R product { ...P } } } } } } ${fragments}`,
  'about 90 kB, nothing recurs': '{ rows { id title amount note pages keeper { name room } } }',
  'medium, three sources': `{ topProducts(first: 5) { ...P reviews { ...R author { ...U } } } } ${fragments}`,
  'light, one source': '{ me { id name username } }',
} as const;
