import { parcelNumberOf } from '../land/parcelNumber.ts';
import type { Fields, MockRecord, MockWorld } from '../mockWorld.ts';
import { parcelKeysAt } from './parcelAddress.ts';

/** Answers a question of the graph's root. */
export type Lookup = (world: MockWorld, args: Fields) => MockRecord | null | readonly MockRecord[];

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Questions that find by something else than the key of what they find. */
export const LOOKUPS: Readonly<Record<string, Lookup>> = {
  parcelByGeoHash: (world, { parcelId }) => {
    const [stated] = world.fixturesWith('Parcel', { parcelId });
    const plot = world.land.plotByGeoHash(text(parcelId));
    const key = stated ?? (plot === undefined ? undefined : parcelNumberOf(plot));
    const found = key === undefined ? null : world.find('Parcel', key);
    // A parcel to which no number was assigned is not found by one.
    return found?.['parcelId'] === parcelId ? found : null;
  },
  parcelsByAddress: (world, { parcelCommuneCode, mapSheetNo, parcelNo, oldCommuneCode }) => {
    const keys = parcelKeysAt(world, text(parcelCommuneCode), text(mapSheetNo), Number(parcelNo));
    const isMeant = ({ parcelAddress }: Fields) =>
      typeof oldCommuneCode !== 'string' || (parcelAddress as Fields | null)?.['oldCommuneCode'] === oldCommuneCode;
    return world.findAll('Parcel', keys).filter(isMeant);
  },
  certificateBySerial: (world, { certificateSerial }) => {
    const plot = world.land.plotBySerial(text(certificateSerial));
    const own = plot === undefined ? [] : [`GCN-${parcelNumberOf(plot).slice(3)}`];
    return world.findAll('LandCertificate', [...world.fixturesWith('LandCertificate', { certificateSerial }), ...own]);
  },
};
