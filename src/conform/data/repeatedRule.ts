import type { DataRule } from './dataRule.ts';

/** The rule over several records; those over one are stated in `src/model/rules`. */
export const repeatedRule: DataRule = {
  id: 'DATA-DUPLICATE',
  family: 'data',
  severity: 'warning',
  guarantees: 'No two records of one thing differ in nothing but their key.',
  why: 'Law on Data 60/2024/QH15, Art 12; Circular 59/2021/TT-BCA',
  remedy: 'Merge them and keep the older key; people are compared by folded name and day of birth.',
  good: '[{"type":"Parcel","fields":{"parcelRecordId":"1","parcelCommuneCode":"00070","mapSheetNo":"1","parcelNo":1,"parcelArea":60}},{"type":"Parcel","fields":{"parcelRecordId":"2","parcelCommuneCode":"00070","mapSheetNo":"1","parcelNo":2,"parcelArea":60}}]',
  bad: '[{"type":"Parcel","fields":{"parcelRecordId":"1","parcelCommuneCode":"00070","mapSheetNo":"1","parcelNo":1,"parcelArea":60}},{"type":"Parcel","fields":{"parcelRecordId":"2","parcelCommuneCode":"00070","mapSheetNo":"1","parcelNo":1,"parcelArea":60}}]',
  applies: ({ entity, name }, { dictionary }) => dictionary.entities.get(entity)?.keys[0] === name,
  isBroken: (_, { record, context }) => context.repeated.has(record),
};
