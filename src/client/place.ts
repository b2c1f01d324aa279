import type { AnswerPath } from './answer.ts';

declare const VALUE: unique symbol;

/** A place of an answer with its type; there is no value behind it. */
export type Place<Value> = { readonly [VALUE]: Value } & Steps<NonNullable<Value>>;

/** What a place holds; `?.` on the way changes nothing. */
export type ValueAt<Way> = NonNullable<Way> extends { readonly [VALUE]: infer Value } ? Value : never;

type Leaf = string | number | boolean | bigint;

// In brackets, so that a union is taken as a whole.
type Steps<Value> = [Value] extends [Leaf]
  ? unknown
  : [Value] extends [readonly (infer Item)[]]
    ? { readonly [index: number]: Place<Item> }
    : { readonly [Key in KeysOf<Value>]-?: Place<At<Value, Key>> };

/** Keys of every member of a union: what one fragment has and another has not. */
type KeysOf<Value> = Value extends unknown ? keyof Value : never;

type At<Value, Key> = Value extends unknown ? (Key extends keyof Value ? Value[Key] : undefined) : never;

/** Says which place of an answer is meant: `(data) => data.person.landRights[0]?.parcel`. */
export type Select<Data, Way> = (data: Place<Data>) => Way;

const PATH = Symbol('path');

/** The path that a selection walks; nulls on the way do not end it. */
export function pathOf<Data, Way>(select: Select<Data, Way>): AnswerPath {
  return (select(placeAt([]) as Place<Data>) as { readonly [PATH]: AnswerPath })[PATH];
}

function placeAt(path: AnswerPath): object {
  const get = (_place: object, key: string | symbol) =>
    key === PATH ? path : placeAt([...path, /^\d+$/.test(String(key)) ? Number(key) : String(key)]);
  return new Proxy({}, { get });
}

/** What stands at a path; null where something on the way is missing. */
export function valueAt(data: unknown, path: AnswerPath): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return value === undefined ? undefined : null;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
