import { parcelNumberOf } from '../land/parcelNumber.ts';
import { holdingOf } from '../land/plotFacts.ts';
import type { Plot } from '../land/landBook.ts';
import { joinFields } from '../joinFields.ts';
import type { MockRecord, MockWorld } from '../mockWorld.ts';

/** The rights to one plot; spouses have one each. */
export function rightsTo(world: MockWorld, plot: Plot): readonly MockRecord[] {
  const parcelRecordId = parcelNumberOf(plot);
  const { holderType, holders, since } = holdingOf(world, plot);
  return holders.map(({ personalId, role }, index) =>
    world.part('LandRight', {
      landRightId: `QSD-${parcelRecordId.slice(3)}-${index + 1}`,
      holderType,
      holderPersonId: personalId,
      holderTaxCode: null,
      holderRole: role,
      sharePercent: holderType === 'CA_NHAN' ? 100 : null,
      currentUser: null,
      rightFrom: since,
      get parcel() {
        return world.find('Parcel', parcelRecordId);
      },
      get holder() {
        return world.find('Person', personalId);
      },
    }),
  );
}

/** The rights of a person, those in a fixture's parcels among them. */
export function landRightsOf(world: MockWorld, personalId: string): readonly MockRecord[] {
  const { lives, land, fixturesWith, findAll } = world;
  const husband = lives.marriage(personalId)?.husband ?? personalId;
  const stated = findAll('Parcel', fixturesWith('Parcel', {})).flatMap((parcel) =>
    ((parcel['landRights'] ?? []) as readonly MockRecord[]).map((right) => joinFields(right, { parcel }) as MockRecord),
  );
  return [...land.plotsOf(husband).flatMap((plot) => rightsTo(world, plot)), ...stated].filter(
    (right) => right['holderPersonId'] === personalId,
  );
}
