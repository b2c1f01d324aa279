import { entityRules } from './behaviour/entityRules.ts';
import { pageRules } from './behaviour/pageRules.ts';
import { serviceRules } from './behaviour/serviceRules.ts';
import { transportRules } from './behaviour/transportRules.ts';
import { dataRules } from './data/checkRecords.ts';
import { loadRules } from './load/loadRules.ts';
import type { RuleFacts } from './rule.ts';
import { readableRule, schemaRules } from './schema/checkSchema.ts';

/** Every rule, family by family. */
export const allRules: readonly RuleFacts[] = [
  readableRule,
  ...schemaRules,
  ...transportRules,
  ...serviceRules,
  ...entityRules,
  ...pageRules,
  ...dataRules,
  ...loadRules,
];
