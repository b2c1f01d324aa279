import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GraphQLError, isExecutableDefinitionNode, parse, Source, type DocumentNode } from 'graphql';
import type { Finding } from './finding.ts';
import { findingOf } from './findingOf.ts';

/** A team's documents, and what of them cannot be read. */
export interface ReadDocuments {
  readonly documents: readonly DocumentNode[];
  readonly findings: readonly Finding[];
}

/** Largest file that is read (bytes). */
const LARGEST = 1_000_000;

const ENDING = /\.(graphql|gql)$/;

/** Folders in which no documents of the team are. */
const PASSED_OVER = new Set(['node_modules', 'dist']);

/** Files of documents under some paths, each once, in the order of their names. Throws what the file system throws. */
export function documentFiles(paths: readonly string[], except: string): readonly string[] {
  return [...new Set(paths.flatMap((path) => filesUnder(path, except)))].sort();
}

function filesUnder(path: string, except: string): readonly string[] {
  if (resolve(path) === resolve(except)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !PASSED_OVER.has(entry.name))
    .filter((entry) => entry.isDirectory() || ENDING.test(entry.name))
    .flatMap((entry) => filesUnder(join(path, entry.name), except));
}

/** Reads files of documents; those of schemas are passed over. One that cannot be parsed is a finding, and the others are read. */
export function readDocuments(files: readonly string[]): ReadDocuments {
  const read = files.map(readOne);
  return {
    documents: read.flatMap((one) => ('kind' in one && !isSchema(one) ? [one] : [])),
    findings: read.flatMap((one) => ('kind' in one ? [] : [one])),
  };
}

function readOne(file: string): DocumentNode | Finding {
  const wrong = (message: string) => ({ file, line: 0, column: 0, message, changes: [] });
  if (statSync(file).size > LARGEST) return wrong(`It is larger than ${LARGEST} bytes.`);
  try {
    return parse(new Source(readFileSync(file, 'utf8'), file));
  } catch (error) {
    if (error instanceof GraphQLError) return findingOf(error);
    // The parser calls itself for every level.
    if (error instanceof RangeError) return wrong('It is nested too deep.');
    throw error;
  }
}

function isSchema({ definitions }: DocumentNode): boolean {
  return !definitions.some(isExecutableDefinitionNode);
}
