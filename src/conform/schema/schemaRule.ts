import type { DocumentNode } from 'graphql';
import type { Dictionary } from '../../model/dictionary.ts';
import type { Hit, RuleFacts } from '../rule.ts';
import { readTypes, type AnyField, type TypeView } from './readTypes.ts';

/** A source's schema beside the dictionary. */
export interface Claim {
  readonly document: DocumentNode;
  readonly types: ReadonlyMap<string, TypeView>;
  readonly dictionary: Dictionary;
  readonly words: ReadonlyMap<string, TypeView>;
}

/** A rule over the schema alone; its examples are SDL. */
export interface SchemaRule extends RuleFacts {
  readonly family: 'schema';
  readonly check: (claim: Claim) => readonly Hit[];
}

export function readClaim(document: DocumentNode, dictionary: Dictionary): Claim {
  return { document, dictionary, types: readTypes(document), words: readTypes(dictionary.document) };
}

/** A type of the source, and the dictionary's of the same name. */
export interface Twins {
  readonly type: TypeView;
  readonly word: TypeView;
}

/** The types that both know, of the same kind. */
export function knownTypes({ types, words }: Claim): readonly Twins[] {
  return [...types.values()].flatMap((type) => {
    const word = words.get(type.name);
    return word?.kind === type.kind ? [{ type, word }] : [];
  });
}

/** A field that both know. */
export interface FieldTwins extends Twins {
  readonly where: string;
  readonly field: AnyField;
  readonly wanted: AnyField;
}

export function knownFields(claim: Claim): readonly FieldTwins[] {
  return knownTypes(claim).flatMap(({ type, word }) =>
    [...type.fields.values()].flatMap((field) => {
      const wanted = word.fields.get(field.name.value);
      return wanted === undefined ? [] : [{ type, word, field, wanted, where: `${type.name}.${field.name.value}` }];
    }),
  );
}
