import { areaOf, holdingOf, usesOf } from '../land/plotFacts.ts';
import type { Plot } from '../land/landBook.ts';
import { plotOf } from '../land/parcelNumber.ts';
import { joinFields } from '../joinFields.ts';
import type { Fields, MakeRecord, MockWorld } from '../mockWorld.ts';
import { addressIn } from './home.ts';
import { attachedAssets, landPrices, restrictions, transactions } from './parcelParts.ts';
import { rightsTo } from './landRight.ts';

/** A parcel of the land register. */
export const parcel: MakeRecord = (world, parcelRecordId) => {
  const plot = plotOf(world, parcelRecordId);
  if (plot === undefined) return undefined;
  const random = world.draw('Parcel', parcelRecordId, 'survey');
  const area = areaOf(world, plot);
  const isRenumbered = random.chance(0.15);
  const own: Fields = {
    parcelRecordId,
    parcelId: random.chance(0.8) ? world.land.geoHashOf(plot) : null,
    parcelCommuneCode: plot.commune.code,
    mapSheetNo: String(plot.sheet),
    parcelNo: plot.parcelNo,
    mapSheetNoOnCertificate: isRenumbered ? String(random.between(1, 60)) : null,
    parcelNoOnCertificate: isRenumbered ? String(random.between(1, 400)) : null,
    oldMapSheetNo: random.chance(0.2) ? String(random.between(1, 60)) : null,
    oldParcelNo: random.chance(0.2) ? String(random.between(1, 400)) : null,
    parcelArea: area,
    legalArea: random.chance(0.9) ? area : Math.round((area - 1.5) * 10) / 10,
    parcelGeometry: outline(plot, area),
    parcelStatus: '1',
    get parcelAddress() {
      return addressIn(world, plot.commune, parcelRecordId);
    },
  };
  return joinFields(own, contentsOf(world, plot, parcelRecordId));
};

function contentsOf(world: MockWorld, plot: Plot, parcelRecordId: string): Fields {
  const number = parcelRecordId.slice(3);
  return {
    get landUses() {
      return usesOf(world, plot).map(({ purpose, areaM2 }, index) =>
        world.part('LandUse', {
          landUseRecordId: `SDD-${number}-${index + 1}`,
          landUsePurpose: purpose,
          landUseArea: areaM2,
          landOrigin: '1',
          landUseForm: '1',
          landUseTerm: world.part('LandUseTerm', termOf(purpose, holdingOf(world, plot).since)),
        }),
      );
    },
    get landRights() {
      return rightsTo(world, plot);
    },
    get certificates() {
      return world.findAll('LandCertificate', [`GCN-${number}`]);
    },
    get attachedAssets() {
      return attachedAssets(world, plot);
    },
    get restrictions() {
      return restrictions(world, plot);
    },
    get transactions() {
      return transactions(world, plot);
    },
    get landPrices() {
      return landPrices(world, plot);
    },
  };
}

/** Land to live on is given for ever, other land for fifty years. From: Land Law 31/2024. */
function termOf(purpose: string, since: string): Fields {
  if (purpose === 'ONT' || purpose === 'ODT' || purpose === 'LUC') return { indefinite: true, until: null };
  return { indefinite: false, until: `${Number(since.slice(0, 4)) + 50}-10-15` };
}

/** A rectangle of that area in the plane of VN-2000 (metres). */
function outline({ ordinal }: Plot, areaM2: number): string {
  const [x, y] = [580_000 + (ordinal % 9_000), 1_190_000 + (Math.floor(ordinal / 9_000) % 9_000)];
  const width = Math.round(Math.sqrt(areaM2 / 3) * 100) / 100;
  const depth = Math.round((areaM2 / width) * 100) / 100;
  const corners = [
    [0, 0],
    [width, 0],
    [width, depth],
    [0, depth],
    [0, 0],
  ] as const;
  return `POLYGON((${corners.map(([right, up]) => `${(x + right).toFixed(2)} ${(y + up).toFixed(2)}`).join(', ')}))`;
}
