import type { GraphQLSchema } from 'graphql';
import type { Refuse } from './expansionInput.ts';

/** What a reader sees of the schema: what may be told them when a document is wrong. */
export interface ReaderView {
  /** Same id, same schema and same refusals. */
  readonly profileId: string;
  readonly refuse: Refuse;
  /** All of it when left out. Made when it is needed. */
  readonly visible?: (() => GraphQLSchema) | undefined;
}
