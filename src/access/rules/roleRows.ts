import { z } from 'zod';
import type { Caller } from '../../model/access.ts';
import { rulesInvalid } from './finding.ts';
import type { RuleText } from './ruleFiles.ts';
import { readRows } from './yamlRows.ts';

/** A role that a token can state. */
export interface Role {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly kind: Caller['kind'];
}

const row = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  vi: z.string().min(1),
  en: z.string().min(1),
  kind: z.enum(['officer', 'citizen', 'organisation']),
});

/** Reads `roles.yaml`; throws `ACCESS_RULES_INVALID`. */
export function readRoles(file: RuleText): ReadonlyMap<string, Role> {
  const { rows, place } = readRows(file, 'roles', row);
  const roles = new Map<string, Role>();
  rows.forEach((role, index) => {
    if (roles.has(role.code))
      throw rulesInvalid([{ where: place(index, 'code'), problem: `the role ${role.code} is there twice` }]);
    roles.set(role.code, role);
  });
  return roles;
}
