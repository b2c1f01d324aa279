/** An object of an answer that is computed here, by plan keys. */
export type ResultObject = Record<string, unknown>;

/** Objects without inherited keys, so that a field named `constructor` is just a field; faster than `Object.create(null)`. */
const Bare = function () {
  /* no fields */
} as unknown as new () => ResultObject;
Bare.prototype = Object.create(null) as object;

export function newResultObject(): ResultObject {
  return new Bare();
}
