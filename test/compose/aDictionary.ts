import { Kind, parse } from 'graphql';
import type { Dictionary } from '../../src/model/dictionary.ts';
import type { ScalarRule } from '../../src/model/scalars/scalarRule.ts';

/** A small dictionary out of SDL, with no more than composition reads of it. */
export function aDictionary(sdl: string): Dictionary {
  return {
    version: '1.0',
    entities: new Map(),
    elements: new Map(),
    codeLists: new Map(),
    document: parse(sdl, { noLocation: true }),
  };
}

/** A rule for every scalar of a dictionary: text without spaces at its ends. */
export function someScalarRules(dictionary: Dictionary): ReadonlyMap<string, ScalarRule> {
  const names = dictionary.document.definitions.flatMap((node) =>
    node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [],
  );
  return new Map(names.map((name) => [name, trimmedText(name)]));
}

function trimmedText(name: string): ScalarRule {
  const check: ScalarRule['parse'] = (value) =>
    typeof value === 'string' && value.trim() === value
      ? { ok: true, value, warnings: [] }
      : { ok: false, reason: { code: 'SUBGRAPH_SYNTAX', params: { source: name, reason: 'spaces' } } };
  return { name, parse: check, serialise: check };
}
