import type { ResultObject } from './resultTree.ts';

/** A client may call a field `__proto__`; assigning that would change the object instead of filling it. */
export function setKey(object: ResultObject, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
