import { FieldFailure } from '../model/fieldFailure.ts';

/** An object of the tree of results, by plan keys. Values: leaves, objects, lists, null, or a `FieldFailure`. */
export type ResultObject = Record<string, unknown>;

/** Objects without inherited keys, so that a field named `constructor` is just a field; faster than `Object.create(null)`. */
const Bare = function () {
  /* no fields */
} as unknown as new () => ResultObject;
Bare.prototype = Object.create(null) as object;

export function newResultObject(): ResultObject {
  return new Bare();
}

export function isResultObject(value: unknown): value is ResultObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FieldFailure);
}
