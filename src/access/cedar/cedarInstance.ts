import { createRequire } from 'node:module';
import type * as cedar from '@cedar-policy/cedar-wasm/nodejs';

/** The policy engine: Cedar, compiled to WebAssembly. */
export type Cedar = typeof cedar;

const require = createRequire(import.meta.url);

/**
 * A new instance of the policy engine, with a memory of its own (about 60 ms). Each set of rules has one: a text that
 * is nested too deeply overruns the memory of the instance that reads it, which is of no use afterwards, and what an instance has
 * read it keeps for good. So a bad set costs only the instance that it came with, and an old set goes with its own.
 */
export function newCedar(): Cedar {
  const path = require.resolve('@cedar-policy/cedar-wasm/nodejs');
  // The package instantiates once per module, so the module is loaded anew.
  Reflect.deleteProperty(require.cache, path);
  return require(path) as Cedar;
}
