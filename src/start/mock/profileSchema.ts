import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { readAccessRules } from '../../access/accessRules.ts';
import { readRuleFiles } from '../../access/rules/ruleFiles.ts';
import { vocabularyOf } from '../../access/vocabulary.ts';
import { composeGraph } from '../../compose/composeGraph.ts';
import { fieldClasses } from '../../dictionary/fieldClasses.ts';
import { loadDictionary } from '../../dictionary/loadDictionary.ts';
import { mockCaller, type MockProfile } from './mockProfile.ts';
import { withDefer } from '../../model/deferDirective.ts';
import type { Refusal } from '../../model/access.ts';
import type { SourceBinding } from '../../model/binding.ts';
import { needsRefused } from '../../model/refusal.ts';
import { buildScalarRegistry } from '../../model/scalars/buildScalarRegistry.ts';
import type { ScalarRule } from '../../model/scalars/scalarRule.ts';
import { declarationOf } from '../../sources/binding/declarationOf.ts';
import { packageRoot } from '../../util/packageRoot.ts';
import { visibleSchema } from '../../visibility/visibleSchema.ts';

/** The public schema of the shipped dictionary and sources, and what a profile may see of it. */
export interface ProfileSchema {
  readonly schema: GraphQLSchema;
  /** What the gateway shows to the profile. */
  readonly shown: GraphQLSchema;
  /** Why an element is refused, by coordinate; the gateway decides the same. */
  readonly refusalOf: (coordinate: string) => Refusal | undefined;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
}

/**
 * Decides for every element as the gateway does, from the dictionary, the declarations and the rules of access alone.
 *
 * - `profile`: everything is shown where nobody is named
 * - `today`: `YYYY-MM-DD`
 * - throws what `mockCaller` throws
 */
export function profileSchema(
  bindings: readonly SourceBinding[],
  profile: MockProfile | undefined,
  today: string,
): ProfileSchema {
  const folder = join(packageRoot(), 'schema');
  const dictionary = loadDictionary(folder);
  const scalars = buildScalarRegistry(dictionary);
  const graph = composeGraph(dictionary, bindings.map(declarationOf), scalars);
  const schema = withDefer(graph.schema);
  if (profile === undefined) return { schema, shown: schema, refusalOf: () => undefined, scalars };
  const rules = readAccessRules(
    readRuleFiles(join(folder, 'access')),
    vocabularyOf(dictionary, fieldClasses(dictionary)),
  );
  const { caller, purpose } = mockCaller(profile, rules, today);
  const allowed = rules.profile(caller, {
    purpose: purpose.code,
    consented: purpose.consent,
    emergency: purpose.emergency,
  });
  const refusalOf = (coordinate: string): Refusal | undefined => {
    const decision = allowed.decide(coordinate);
    if (decision.kind === 'refused') return decision.refusal;
    const needed = graph.requiredFields.get(coordinate)?.find((each) => !allowed.mayUse(each));
    return needed === undefined ? undefined : needsRefused(needed);
  };
  const isRefused = (type: string, field: string) => refusalOf(`${type}.${field}`) !== undefined;
  return { schema, shown: withDefer(visibleSchema(schema, isRefused)), refusalOf, scalars };
}
