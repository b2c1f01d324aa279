import type { MaskRule } from '../model/mask.ts';
import type { ExpansionInput } from './expansionInput.ts';
import type { Scope, TypeSet } from './typeScope.ts';

/** Object types on which a field is shown alike. */
interface MaskGroup {
  readonly types: TypeSet;
  readonly mask: MaskRule | undefined;
}

/** How a field is shown on each type of a scope: a mask on the type itself comes before one on the interface. */
export function groupByMask(
  { mask }: Pick<ExpansionInput, 'mask'>,
  { declared, types }: Scope,
  fieldName: string,
): readonly MaskGroup[] {
  if (mask === undefined) return [{ types, mask: undefined }];
  const general = mask(declared.name, fieldName);
  const groups = new Map<string, { readonly types: Set<string>; readonly mask: MaskRule | undefined }>();
  for (const type of types) {
    const rule = type === declared.name ? general : (mask(type, fieldName) ?? general);
    const key = rule === undefined ? '' : `${rule.keepStart} ${rule.keepEnd}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { types: new Set([type]), mask: rule });
    else group.types.add(type);
  }
  return groups.size === 1 ? [...groups.values()].map((group) => ({ ...group, types })) : [...groups.values()];
}
