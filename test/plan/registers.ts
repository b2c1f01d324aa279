import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

const folder = new URL('graphs/registers/', import.meta.url);

/** SDL of the small registers of this folder, by source id. */
export const registers: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((file) => [basename(file, '.graphql'), readFileSync(new URL(file, folder), 'utf8')]),
);

/** The small registers as one supergraph. */
export function registersSupergraph(): string {
  const services = Object.entries(registers).map(([name, sdl]) => ({
    name,
    url: 'lienthong:test',
    typeDefs: parse(sdl),
  }));
  const result = composeServices(services);
  if (result.errors !== undefined) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.supergraphSdl;
}
