import type { AccessProfile, DataClass, Refusal } from '../model/access.ts';
import type { Purpose } from '../model/purpose.ts';

/** Why a profile may not read an element of this class; `undefined` when it may. */
export function refusalOf(
  profile: AccessProfile,
  element: { readonly dataClass: DataClass; readonly owner: string },
  purposes: ReadonlyMap<string, Purpose>,
): Refusal | undefined {
  if (profile.classes.includes(element.dataClass)) return undefined;
  const { dataClass, owner } = element;
  if (profile.role === undefined) return { code: 'FIELD_NEEDS_TOKEN', params: { class: dataClass, owner } };
  const purpose = profile.purpose === undefined ? undefined : purposes.get(profile.purpose);
  if (purpose === undefined) return { code: 'FIELD_NEEDS_PURPOSE', params: { class: dataClass, owner } };
  const { code, basis } = purpose;
  return { code: 'FIELD_NOT_FOR_PURPOSE', params: { class: dataClass, purpose: code, basis, owner } };
}
