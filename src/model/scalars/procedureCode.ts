import { patternRule } from './textRule.ts';

/** `ProcedureCode`: `1.004222`, with the suffix of an agency where a procedure is its own. */
export const procedureCodeRule = patternRule('ProcedureCode', /^\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2}\.[GH]\d{2})?$/);
