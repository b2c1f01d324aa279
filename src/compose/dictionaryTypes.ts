import { Kind, type DirectiveNode, type TypeDefinitionNode } from 'graphql';
import type { Dictionary } from '../model/dictionary.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';

/** What composition reads of the dictionary. */
export type DictionaryWords = Pick<Dictionary, 'document'>;

/** The dictionary's types, ready to be looked up. */
export interface DictionaryTypes {
  readonly types: ReadonlyMap<string, TypeDefinitionNode>;
  /** Key field sets by entity, in the dictionary's order. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

const indexed = new WeakMap<DictionaryWords, DictionaryTypes>();

/** Reads the dictionary's document once. */
export function dictionaryTypes(dictionary: DictionaryWords): DictionaryTypes {
  const known = indexed.get(dictionary);
  if (known !== undefined) return known;
  const types = mergeDefinitions(dictionary.document);
  const keys = new Map<string, readonly string[]>();
  for (const [name, type] of types) {
    const stated = (type.directives ?? []).flatMap((directive) => keyOf(directive) ?? []);
    if (stated.length > 0) keys.set(name, stated);
  }
  const result = { types, keys };
  indexed.set(dictionary, result);
  return result;
}

/** Field set of a `@key`; undefined for other directives. */
export function keyOf(directive: DirectiveNode): string | undefined {
  if (directive.name.value !== 'key') return undefined;
  const fields = directive.arguments?.find((argument) => argument.name.value === 'fields')?.value;
  return fields?.kind === Kind.STRING ? fields.value : undefined;
}
