import { COMMUNES, type Commune } from '../../../src/synthetic/places/communes.ts';

const SLOTS = 1000;
/** Spreads the communes over the slots, so that a small world has people everywhere. Has no divisor in common with 1000. */
const SPREAD = 387;
/** Three of four wives come from the province of the family; the others from the family this many slots on. */
const WIFE_SHIFT = 148;

interface Slot {
  readonly commune: Commune;
  /** How many earlier slots share its identifier prefix, its commune. */
  readonly rankInPrefix: number;
  readonly rankInCommune: number;
}

/** Where a family lives, and its running number there: numbers that no other family of the place has, at any size of the world. */
export interface FamilyPlace {
  readonly commune: Commune;
  /** Running number among families whose identifiers begin with the same province. */
  readonly ordinalInPrefix: number;
  readonly ordinalInCommune: number;
}

const slots: Slot[] = [];
const prefixSizes = new Map<string, number>();
const communeSizes = new Map<string, number>();

const communesByCell = COMMUNES.flatMap((commune) => Array.from({ length: commune.families }, () => commune));
for (let slot = 0; slot < SLOTS; slot += 1) {
  const commune = communesByCell[(slot * SPREAD) % SLOTS];
  if (commune === undefined) throw new Error(`The communes must hold ${SLOTS} families per thousand.`);
  const rankInPrefix = prefixSizes.get(commune.oldProvince) ?? 0;
  const rankInCommune = communeSizes.get(commune.code) ?? 0;
  slots.push({ commune, rankInPrefix, rankInCommune });
  prefixSizes.set(commune.oldProvince, rankInPrefix + 1);
  communeSizes.set(commune.code, rankInCommune + 1);
}

/** Place of the family with this index. */
export function placeOf(family: number): FamilyPlace {
  return placeInSlot(Math.floor(family / SLOTS), family % SLOTS);
}

/** Where the wife of this family was registered at birth; no two families share the ordinal of a wife's place. */
export function wifePlaceOf(family: number): FamilyPlace {
  const slot = family % SLOTS;
  const hers = slot % 4 === 0 ? (slot + WIFE_SHIFT) % SLOTS : slot;
  return placeInSlot(Math.floor(family / SLOTS), hers);
}

function placeInSlot(round: number, index: number): FamilyPlace {
  const slot = slots[index];
  if (slot === undefined) throw new Error('A slot must lie between 0 and 999.');
  const { commune, rankInPrefix, rankInCommune } = slot;
  return {
    commune,
    ordinalInPrefix: round * (prefixSizes.get(commune.oldProvince) ?? 0) + rankInPrefix,
    ordinalInCommune: round * (communeSizes.get(commune.code) ?? 0) + rankInCommune,
  };
}
