import type { AccessProfile, FieldClass, Refusal } from '../model/access.ts';
import type { Purpose } from '../model/purpose.ts';

/** Why a profile may not read a field; `undefined` when it may. */
export function refusalOf(
  profile: AccessProfile,
  field: FieldClass,
  purposes: ReadonlyMap<string, Purpose>,
): Refusal | undefined {
  const { dataClass, sensitiveKind, owner } = field;
  const isKindOpen = sensitiveKind === undefined || profile.sensitiveKinds.includes(sensitiveKind);
  if (profile.classes.includes(dataClass) && isKindOpen) return undefined;
  const named = { class: isKindOpen ? dataClass : `${dataClass}/${sensitiveKind}`, owner };
  if (profile.role === undefined) return { code: 'FIELD_NEEDS_TOKEN', params: named };
  const purpose = profile.purpose === undefined ? undefined : purposes.get(profile.purpose);
  if (purpose === undefined) return { code: 'FIELD_NEEDS_PURPOSE', params: named };
  return { code: 'FIELD_NOT_FOR_PURPOSE', params: { ...named, purpose: purpose.code, basis: purpose.basis } };
}
