import { GraphQLError, parse, type DocumentNode } from 'graphql';
import type { Hit, RuleFacts } from '../rule.ts';
import { federationRules } from './federationRules.ts';
import { fieldRules } from './fieldRules.ts';
import type { SchemaRule } from './schemaRule.ts';
import { typeRules } from './typeRules.ts';

/** All rules over the schema. */
export const schemaRules: readonly SchemaRule[] = [...federationRules, ...typeRules, ...fieldRules];

/** A schema longer than this is not read (characters). */
const LONGEST = 5_000_000;
/** Tokens after which parsing stops (count). */
const MOST_TOKENS = 500_000;

/** Parses a source's SDL, or says why it cannot; the parser's own words quote nothing but names. */
export function readSdl(sdl: string): DocumentNode | Hit {
  if (sdl.length > LONGEST) return { where: 'schema', line: 1, message: `It is longer than ${LONGEST} characters.` };
  try {
    return parse(sdl, { maxTokens: MOST_TOKENS });
  } catch (error) {
    const line = error instanceof GraphQLError ? error.locations?.[0]?.line : undefined;
    return { where: 'schema', line: line ?? 1, message: 'It cannot be read as SDL.' };
  }
}

/** A text that is no SDL at all; no other rule can then be tested. */
export const readableRule: RuleFacts = {
  id: 'SCHEMA-UNREADABLE',
  family: 'schema',
  severity: 'error',
  guarantees: 'The schema is SDL that can be read.',
  why: 'GraphQL specification, October 2021, §3',
  remedy: 'Mend the syntax at the line that is named; print the schema from the running service where in doubt.',
  good: 'scalar Text',
  bad: 'type {',
};
