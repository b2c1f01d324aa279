import { dayBetween } from '../invent/days.ts';
import { parcelNumberOf } from '../land/parcelNumber.ts';
import { areaOf, holdingOf, usesOf } from '../land/plotFacts.ts';
import type { Plot } from '../land/landBook.ts';
import type { MockRecord, MockWorld } from '../mockWorld.ts';
import { someAdult } from '../people/someAdult.ts';

/** Banks that lend on land. */
const LENDERS = [
  'Ngân hàng Nông nghiệp (giả lập)',
  'Ngân hàng Ngoại thương (giả lập)',
  'Quỹ tín dụng nhân dân (giả lập)',
];

/** Prices at positions 1 to 4, against that at the first. */
const POSITIONS = [1, 0.7, 0.5, 0.4];
/** Prices of other land, against land to live on. */
const AGAINST_HOMES = 0.02;

const numberOf = (plot: Plot) => parcelNumberOf(plot).slice(3);

/** The house, where there is one. */
export function attachedAssets(world: MockWorld, plot: Plot): readonly MockRecord[] {
  const random = world.draw('AttachedAsset', numberOf(plot), 'buildingArea');
  if (!random.chance(0.75)) return [];
  const floors = random.between(1, plot.commune.kind === 'COMMUNE' ? 2 : 5);
  const ground = Math.round(Math.min(areaOf(world, plot), 120) * random.between(50, 90)) / 100;
  return [
    world.part('AttachedAsset', {
      assetRecordId: `TS-${numberOf(plot)}`,
      assetKind: '1',
      buildingArea: ground,
      floorArea: Math.round(ground * floors * 100) / 100,
      houseGrade: floors > 3 ? '2' : '3',
      apartmentNo: null,
    }),
  ];
}

/** Mortgages, some of them lifted; seldom a block. */
export function restrictions(world: MockWorld, plot: Plot): readonly MockRecord[] {
  const random = world.draw('LandRestriction', numberOf(plot), 'restrictionKind');
  if (!random.chance(0.25)) return [];
  const isBlock = random.chance(0.1);
  const from = dayBetween(holdingOf(world, plot).since, world.today, random);
  return [
    world.part('LandRestriction', {
      restrictionRecordId: `HC-${numberOf(plot)}`,
      restrictionKind: isBlock ? '3' : '1',
      restrictionBy: isBlock ? 'Cơ quan thi hành án dân sự (giả lập)' : random.pick(LENDERS),
      restrictionFrom: from,
      restrictionTo: random.chance(0.6) ? dayBetween(from, world.today, random) : null,
    }),
  ];
}

/** How the holder came to the land, where it was bought. */
export function transactions(world: MockWorld, plot: Plot): readonly MockRecord[] {
  const { draw, places, find, part } = world;
  const random = draw('LandTransaction', numberOf(plot), 'transactionDate');
  if (!random.chance(0.4)) return [];
  const on = holdingOf(world, plot).since;
  const seller = someAdult(world, 'LandTransaction', numberOf(plot));
  const price =
    Math.round((places.landPrice(plot.commune) * areaOf(world, plot) * random.between(60, 130)) / 1e8) * 1e6;
  return [
    part('LandTransaction', {
      transactionDossierCode: `${places.agencyOf(plot.commune)}-${on.slice(2).replaceAll('-', '')}-${String(plot.ordinal % 1e8).padStart(8, '0')}`,
      transactionKind: '1',
      transactionDate: on,
      contractPrice: price,
      transferorPersonId: seller,
      transfereePersonId: plot.owner,
      get parcel() {
        return find('Parcel', parcelNumberOf(plot));
      },
      get transferor() {
        return find('Person', seller);
      },
      get transferee() {
        return find('Person', plot.owner);
      },
    }),
  ];
}

/** This year's price table of the commune for what the plot is used for. */
export function landPrices(world: MockWorld, plot: Plot): readonly MockRecord[] {
  const { places, today, part } = world;
  const { commune } = plot;
  return usesOf(world, plot).flatMap(({ purpose }) => {
    const isHome = purpose === 'ODT' || purpose === 'ONT';
    const first = places.landPrice(commune) * (isHome ? 1 : AGAINST_HOMES);
    return POSITIONS.map((against, index) =>
      part('LandPrice', {
        landPriceId: `GD-${commune.code}-${purpose}-${index + 1}`,
        priceCommuneCode: commune.code,
        pricePurpose: purpose,
        priceStreet: null,
        pricePosition: index + 1,
        unitPrice: Math.round((first * against) / 1_000) * 1_000,
        priceYear: Number(today.slice(0, 4)),
      }),
    );
  });
}
