import type { MakeRecord, MockWorld } from '../mockWorld.ts';
import { parcelNumberOf } from '../land/parcelNumber.ts';

/** Key: commune, map sheet and number. */
export const parcelAddress: MakeRecord = (world, key) => {
  const [parcelCommuneCode = '', mapSheetNo = '', number = ''] = key.split('|');
  if (world.places.unit(parcelCommuneCode) === undefined) return undefined;
  return {
    parcelCommuneCode,
    mapSheetNo,
    parcelNo: Number(number),
    get parcels() {
      return world.findAll('Parcel', parcelKeysAt(world, parcelCommuneCode, mapSheetNo, Number(number)));
    },
  };
};

/** Record numbers of the parcels at an address: those of fixtures in place of what would be made up. */
export function parcelKeysAt(
  world: MockWorld,
  communeCode: string,
  sheet: string,
  parcelNo: number,
): readonly string[] {
  const stated = world.fixturesWith('Parcel', { parcelCommuneCode: communeCode, mapSheetNo: sheet, parcelNo });
  if (stated.length > 0) return stated;
  const plot = world.land.plotAt(communeCode, sheet, parcelNo);
  return plot === undefined ? [] : [parcelNumberOf(plot)];
}
