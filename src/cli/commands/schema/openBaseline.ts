import { join } from 'node:path';
import { bindings } from '../../../../resolvers/index.ts';
import { loadDictionary } from '../../../dictionary/loadDictionary.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import type { Dictionary } from '../../../model/dictionary.ts';
import type { Baseline } from '../../../schemaCheck/baseline.ts';
import { baselineOfSources, baselineOfText } from '../../../schemaCheck/baselines.ts';
import { baselineOfUrl } from '../../../schemaCheck/introspect.ts';
import { declarationOf } from '../../../sources/binding/declarationOf.ts';
import { packageRoot } from '../../../util/packageRoot.ts';
import { read } from '../conform/files.ts';

export interface BaselineFlags {
  readonly against?: string;
  readonly header: Readonly<Record<string, string>>;
  readonly dir?: string;
}

/** The dictionary that comes with the gateway. */
export function dictionaryFolder(): string {
  return join(packageRoot(), 'schema');
}

/**
 * The graph that a proposal is held against, and the dictionary that it is of: the gateway's own for its own sources,
 * none for another graph unless `--dir` names one.
 */
export async function openBaseline({ against, header, dir }: BaselineFlags): Promise<{
  readonly baseline: Baseline;
  readonly dictionary?: Dictionary;
}> {
  if (against === undefined) {
    const dictionary = loadDictionary(dir ?? dictionaryFolder());
    return { baseline: baselineOfSources(dictionary, bindings.map(declarationOf)), dictionary };
  }
  const baseline = /^https?:\/\//.test(against)
    ? await baselineOfUrl(against, header)
    : baselineOfText(against, read(against, 'SDL'));
  return dir === undefined ? { baseline } : { baseline, dictionary: loadDictionary(dir) };
}

/** Refuses a source that the graph does not have: a misspelt one would be checked as an addition. */
export function checkSource({ sourceIds }: Baseline, source: string, isNew: boolean): void {
  if (sourceIds.length === 0 || isNew || sourceIds.includes(source)) return;
  throw new GatewayError('SCHEMA_SOURCE_UNKNOWN', { source, known: sourceIds.join(', ') });
}
