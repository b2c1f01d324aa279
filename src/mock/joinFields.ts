import type { Fields } from './mockWorld.ts';

/** One object with the fields of several, the later ones winning. Getters stay getters: nothing is made before it is asked for. */
export function joinFields(...parts: readonly Fields[]): Fields {
  const joined: Record<string, unknown> = {};
  for (const part of parts) Object.defineProperties(joined, Object.getOwnPropertyDescriptors(part));
  return joined;
}
