import { Kind, type ScalarTypeDefinitionNode } from 'graphql';
import type { CodeList, Dictionary } from '../dictionary.ts';
import { codeListRule } from './codeListRule.ts';
import { scalarDirectives } from './scalarDirectives.ts';
import { scalarFor } from './scalarFor.ts';
import type { ScalarRule } from './scalarRule.ts';
import { patternRule } from './textRule.ts';

const BUILT_IN = ['Boolean', 'Float', 'ID', 'Int', 'String'];

/**
 * The rules of all scalars of a dictionary, by name, GraphQL's own among them. A scalar has the rule of
 * `src/model/scalars/`, or else that of its `@codeList`, or else that of its `@format`.
 *
 * - `instead`: rules that take the place of those of the same name, as `taxCodeRule('refuse')`
 */
export function buildScalarRegistry(
  dictionary: Pick<Dictionary, 'document' | 'codeLists'>,
  instead: readonly ScalarRule[] = [],
): ReadonlyMap<string, ScalarRule> {
  const registry = new Map<string, ScalarRule>();
  for (const name of BUILT_IN) add(scalarFor(name));
  for (const definition of dictionary.document.definitions) {
    if (definition.kind === Kind.SCALAR_TYPE_DEFINITION) add(ruleOf(definition, dictionary.codeLists));
  }
  for (const rule of instead) if (registry.has(rule.name)) add(rule);
  return registry;

  function add(rule: ScalarRule | undefined): void {
    if (rule !== undefined) registry.set(rule.name, rule);
  }
}

function ruleOf(scalar: ScalarTypeDefinitionNode, codeLists: ReadonlyMap<string, CodeList>): ScalarRule | undefined {
  const name = scalar.name.value;
  const own = scalarFor(name);
  if (own !== undefined) return own;
  const { codeList, isComplete, format } = scalarDirectives(scalar);
  const pattern = format === undefined ? undefined : new RegExp(format, 'u');
  if (codeList !== undefined) {
    const list = codeLists.get(codeList) ?? { id: codeList, entries: [] };
    return codeListRule(name, list, isComplete ? undefined : pattern);
  }
  return pattern === undefined ? undefined : patternRule(name, pattern);
}
