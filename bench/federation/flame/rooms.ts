import type { CallFrame } from './cpuProfile.ts';

/** Whose code runs, with the colour that it is drawn in (dark text is legible on each), in the order of the legend. */
export const ROOMS = {
  'src/execute': '#f6a55c',
  'src/server': '#f2d16b',
  'src/sources': '#f08a7b',
  'src/document': '#d3a6e8',
  'other src': '#f5bcd0',
  undici: '#8fc1ee',
  fastify: '#7fd1b9',
  'other packages': '#cdbb9a',
  node: '#d3d7dc',
  'garbage collector': '#a9bd7c',
} as const;

/** One of them. */
export type Room = keyof typeof ROOMS;

const OWN_ROOMS: ReadonlySet<string> = new Set(['src/execute', 'src/server', 'src/sources', 'src/document']);

/** Fastify's own packages and the ones that it is made of. */
const FASTIFY = /^(?:@fastify\/|fastify$|find-my-way$|avvio$|light-my-request$|secure-json-parse$|toad-cache$)/;

/** Whose code a function is. */
export function roomOf({ functionName, url }: CallFrame): Room {
  if (functionName === '(garbage collector)') return 'garbage collector';
  // The parser of HTTP.
  if (url.startsWith('wasm:')) return 'undici';
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
  if (name !== undefined) return name === 'undici' ? 'undici' : FASTIFY.test(name) ? 'fastify' : 'other packages';
  const [, own] = /\/dist\/(src\/[^/]+)/.exec(url) ?? [];
  if (own === undefined) return 'node';
  return OWN_ROOMS.has(own) ? (own as Room) : 'other src';
}

/** The file that a function stands in, as readers of this code base know it; empty for V8's own. */
export function fileOf({ url }: CallFrame): string {
  const [, own] = /\/dist\/(src\/.*)\.js$/.exec(url) ?? [];
  if (own !== undefined) return `${own}.ts`;
  return /.*\/node_modules\/(.*)$/.exec(url)?.[1] ?? url;
}
