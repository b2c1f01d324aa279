/** `parcelRecordId`, `LandUse` → `parcel_record_id`, `land_use`; with another divider, divided by that. */
export function words(name: string, divider = '_'): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/gu, `$1${divider}$2`).toLowerCase();
}
