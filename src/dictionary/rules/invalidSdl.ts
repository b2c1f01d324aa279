import { KnownTypeNamesRule } from 'graphql';
// graphql has no public function that checks SDL and reports all it finds; these files are its own.
import { ProvidedRequiredArgumentsOnDirectivesRule } from 'graphql/validation/rules/ProvidedRequiredArgumentsRule.js';
import { specifiedSDLRules } from 'graphql/validation/specifiedRules.js';
import { validateSDL } from 'graphql/validation/validate.js';
import type { DictionaryRule } from './rule.ts';

/** Said better by rules of our own. */
const SAID_ELSEWHERE: readonly unknown[] = [KnownTypeNamesRule, ProvidedRequiredArgumentsOnDirectivesRule];
const graphqlRules = specifiedSDLRules.filter((rule) => !SAID_ELSEWHERE.includes(rule));

/** What GraphQL asks of any schema: unique names, known directives in places where they may stand, known arguments. */
export const invalidSdl: DictionaryRule = {
  name: 'invalid-sdl',
  severity: 'error',
  remedy: 'Mend the definition; the GraphQL specification says how, in §3.',
  check: (draft) =>
    validateSDL(draft.document, undefined, graphqlRules).map((error) => ({
      place: { file: error.nodes?.at(-1)?.loc?.source.name ?? '', line: error.locations?.at(-1)?.line ?? 1 },
      message: error.message,
    })),
};
