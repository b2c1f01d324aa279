import type { ProjectedField, RefusedField } from '../../model/operation.ts';

/** What is refused of fields that share a response key, each place and reason once. */
export function uniqueRefusals(fields: readonly ProjectedField[]): readonly RefusedField[] {
  const found = new Map<string, RefusedField>();
  for (const { origin } of fields) {
    if (origin.kind !== 'refused') continue;
    for (const refused of origin.refused) found.set([...refused.path, refused.refusal.code].join('\n'), refused);
  }
  return [...found.values()];
}
