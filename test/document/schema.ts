import { buildSchema } from 'graphql';
import { createDocumentStage, type DocumentRequest } from '../../src/document/createDocumentStage.ts';
import type { DocumentLimits } from '../../src/document/documentLimits.ts';
import type { Refuse } from '../../src/document/expansionInput.ts';
import type { PreparedOperation } from '../../src/model/operation.ts';

/** A graph with everything that a normal form must cope with, in a few lines. */
export const schema = buildSchema(`
  type Query {
    person(personalId: ID!, filter: Filter): Person
    people(first: Int = 10): [Person!]
    holders: [Holder!]
    named: [Named!]
  }
  type Mutation { register(name: String!): Person }
  type Subscription { registered: Person struck: Person }
  input Filter { year: Int, tags: [String!], inner: Filter }
  interface Named { name: String }
  type Person implements Named { personalId: ID! name(short: Boolean = false): String born: Int friends: [Person!] spouse: Person secret: String }
  type Firm implements Named { code: ID! name: String born: String owner: Person }
  union Holder = Person | Firm
`);

const allow: Refuse = () => undefined;

export function documentStage(limits: Partial<DocumentLimits> = {}): ReturnType<typeof createDocumentStage> {
  return createDocumentStage({ schema, limits });
}

/** The operation in normal form; throws with the first error when it is refused. */
export function prepared(request: DocumentRequest | string, refuse: Refuse = allow): PreparedOperation {
  const asked = typeof request === 'string' ? { query: request } : request;
  const outcome = documentStage().prepare(asked, { profileId: 'test', refuse });
  if (!outcome.ok) throw new Error(outcome.errors[0]?.message);
  return outcome.prepared;
}

/** Codes with which a request is refused; empty when it is admitted. */
export function refusalCodes(
  request: DocumentRequest | string,
  limits: Partial<DocumentLimits> = {},
): readonly string[] {
  const asked = typeof request === 'string' ? { query: request } : request;
  const outcome = documentStage(limits).prepare(asked, { profileId: 'test', refuse: allow });
  return outcome.ok ? [] : outcome.errors.map(({ extensions }) => extensions.code);
}
