import { dayBetween } from '../invent/days.ts';
import { plotOf } from '../land/parcelNumber.ts';
import { holdingOf } from '../land/plotFacts.ts';
import type { MakeRecord } from '../mockWorld.ts';
import { daysAfter } from '../../util/days.ts';

/** Key: `GCN-` and the number of the parcel's record. */
export const landCertificate: MakeRecord = (world, certificateRecordId) => {
  const parcelRecordId = certificateRecordId.replace(/^GCN-/, 'TD-');
  const plot = plotOf(world, parcelRecordId);
  if (plot === undefined || parcelRecordId === certificateRecordId) return undefined;
  const { since } = holdingOf(world, plot);
  const random = world.draw('LandCertificate', certificateRecordId, 'certificateIssueDate');
  return {
    certificateRecordId,
    certificateSerial: world.land.serialOf(plot),
    certificateBookNo: `CS${String(random.between(1, 99_999)).padStart(5, '0')}`,
    certificateIssueDate: dayBetween(since, [daysAfter(since, 45), world.today].sort()[0] ?? since, random),
    certificateIssuer: world.places.agencyOf(plot.commune),
    certificateStatus: '1',
    certificateParcelRecordId: parcelRecordId,
  };
};
