import { Kind, print } from 'graphql';
import type { Dictionary, DictionaryElement } from '../../model/dictionary.ts';
import { namedType } from '../../util/namedType.ts';
import type { Leaf } from './leaf.ts';

/** A part of a value object. */
export interface Part {
  readonly name: string;
  readonly leaf: Leaf;
}

/**
 * How an element is kept.
 *
 * - `leaf`: as one value
 * - `parts`: as the values of a value object (`PersonName`), beside each other
 * - `list`: as a list of value objects (`Immunisation`); paths begin in one of them
 * - `none`: not at all
 */
export type ElementShape =
  | { readonly kind: 'leaf'; readonly name: string; readonly leaf: Leaf }
  | { readonly kind: 'parts' | 'list'; readonly name: string; readonly value: string; readonly parts: readonly Part[] }
  | { readonly kind: 'none'; readonly name: string; readonly why: string };

/** The shape of an element. */
export function elementShape({ name, type }: DictionaryElement, dictionary: Dictionary): ElementShape {
  const value = namedType(type);
  const own = objectFields(dictionary, value);
  if (own === undefined) return { kind: 'leaf', name, leaf: { path: [name], type } };
  if (own.some((field) => objectFields(dictionary, namedType(field.type)) !== undefined))
    return { kind: 'none', name, why: `${value} holds objects itself` };
  const isList = type.startsWith('[');
  const parts = own.map((field) => ({
    name: field.name,
    leaf: { path: isList ? [field.name] : [name, field.name], type: field.type },
  }));
  return { kind: isList ? 'list' : 'parts', name, value, parts };
}

/** Names and types of an object type's fields; nothing for a scalar. */
function objectFields({ document }: Dictionary, type: string) {
  const definition = document.definitions.find(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === type,
  );
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) return undefined;
  return (definition.fields ?? []).map((field) => ({ name: field.name.value, type: print(field.type) }));
}
