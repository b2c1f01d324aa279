import type { GraphQLError } from 'graphql';
import { catalogueEntry } from '../errors/catalogue/index.ts';
import { fillTemplate, type ErrorParams } from '../errors/template.ts';
import { ruleCode } from './withoutValues.ts';

/** Why the rule of a scalar refused a value, as sentences without the value. */
export interface RuleReason {
  /** Code of the catalogue. */
  readonly code: string;
  readonly en: string;
  readonly vi: string;
}

/** The rule's reason, when it was a rule that refused the value. */
export function ruleReason(error: GraphQLError): RuleReason | undefined {
  const code = ruleCode(error);
  if (code === undefined) return undefined;
  const params = (error.extensions['params'] ?? {}) as ErrorParams;
  const { vi } = catalogueEntry(code);
  return { code, en: error.message, vi: fillTemplate(vi, params) };
}
