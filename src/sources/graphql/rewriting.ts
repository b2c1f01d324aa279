import type { FieldNode, GraphQLSchema } from 'graphql';
import type { Codec } from '../values/codec.ts';
import type { EntityChecks } from './checkSelections.ts';
import type { Naming } from './naming.ts';

type Variables = Readonly<Record<string, unknown>>;

/** A variable that is added because an argument's value has another form in the ministry's words. */
export interface AddedVariable {
  readonly name: string;
  readonly read: (variables: Variables) => unknown;
}

/** An `_entities` field: its response key, the variable that holds the representations, and how entities are recognised. */
export interface EntitiesField {
  readonly key: string;
  readonly variable: string;
  readonly checks: EntityChecks;
}

/** What a field of a rewritten document is in the dictionary. */
export interface FieldOrigin {
  /** As `Person.sex`. */
  readonly coordinate: string;
  readonly codec: Codec;
}

/** What one rewriting carries along. */
export interface Rewriting {
  readonly schema: GraphQLSchema;
  readonly naming: Naming;
  readonly added: AddedVariable[];
  /** Variable → the type that the ministry gives the argument where it is used. */
  readonly variableTypes: Map<string, string>;
  readonly origins: Map<FieldNode, FieldOrigin>;
  readonly entities: EntitiesField[];
}
