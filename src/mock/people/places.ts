import { REFORM_DAY, type AdminUnit, type AdminUnitRegistry } from '../../model/adminUnit.ts';
import { OLD_PROVINCES } from '../../model/scalars/oldProvinces.ts';
import { COMMUNES } from '../../synthetic/places/communes.ts';
import { dayBefore } from '../../util/days.ts';
import { textHash } from '../invent/textHash.ts';

/** A province of today with the communes in which people of the mock live. */
export interface HomeProvince {
  readonly code: string;
  /** First three digits of the identifiers of who lives here, in order. */
  readonly idPlaces: readonly string[];
  /** Never empty. */
  readonly communes: readonly AdminUnit[];
}

/** Where people live and land lies. */
export interface Places {
  readonly provinces: readonly HomeProvince[];
  /** The province of who has identifiers of this place; the first one for those who were born abroad. */
  readonly homeOf: (idPlace: string) => HomeProvince;
  readonly provinceOf: (communeCode: string) => HomeProvince | undefined;
  readonly unit: (code: string) => AdminUnit | undefined;
  /** Code of a unit that became part of this commune in 2025; its own where it did not change. */
  readonly formerCodeOf: (commune: AdminUnit, pick: number) => string;
  /** A point in or near the commune, degrees. */
  readonly pointIn: (commune: AdminUnit, pick: number) => { readonly longitude: number; readonly latitude: number };
  /** Code of the province's people's committee. */
  readonly agencyOf: (commune: AdminUnit) => string;
  /** Price of residential land at the first position (đồng/m²). */
  readonly landPrice: (commune: AdminUnit) => number;
}

/** Where nothing is known of a commune: inland, and of middling price. */
const SOMEWHERE = { longitude: 106.2, latitude: 16.1, landPrice: 12_000_000, agency: 'H00' };

/** - `today`: day on which codes are read, `YYYY-MM-DD` */
export function createPlaces(registry: AdminUnitRegistry, today: string): Places {
  const provinces = homeProvinces(registry, today);
  const byIdPlace = new Map(provinces.flatMap((province) => province.idPlaces.map((place) => [place, province])));
  const byCommune = new Map(provinces.flatMap((province) => province.communes.map(({ code }) => [code, province])));
  const [first] = provinces;
  if (first === undefined) throw new Error('Expected a commune on the list of administrative units, but got none.');
  const known = new Map(COMMUNES.map((commune) => [commune.code, commune]));

  return {
    provinces,
    homeOf: (place) => byIdPlace.get(place) ?? first,
    provinceOf: (code) => byCommune.get(code),
    unit: (code) => registry.adminUnit(code, today),
    formerCodeOf: (commune, pick) => {
      const former = registry.predecessors(commune);
      return former[pick % Math.max(1, former.length)]?.unit.code ?? commune.code;
    },
    pointIn: (commune, pick) => {
      const { longitude, latitude } = known.get(commune.code) ?? SOMEWHERE;
      const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
      return {
        longitude: round(longitude + (pick % 1_000) * 2e-5),
        latitude: round(latitude + (Math.floor(pick / 1_000) % 1_000) * 2e-5),
      };
    },
    agencyOf: (commune) => (known.get(commune.code) ?? SOMEWHERE).agency,
    landPrice: (commune) => (known.get(commune.code) ?? SOMEWHERE).landPrice,
  };
}

/** Identifiers keep the code of a province that has ended; who bears it lives in the province that took its place. */
function homeProvinces(registry: AdminUnitRegistry, today: string): readonly HomeProvince[] {
  const peopled = registry.adminUnits({ asOf: today, level: 'PROVINCE' }).flatMap(({ code }) => {
    const communes = registry.adminUnits({ asOf: today, level: 'COMMUNE', parent: code });
    return communes.length === 0 ? [] : [{ code, communes, idPlaces: [] as string[] }];
  });
  const byCode = new Map(peopled.map((province) => [province.code, province]));
  for (const old of OLD_PROVINCES) {
    const [now] = registry.resolve(old, dayBefore(REFORM_DAY), today).candidates;
    // The shipped list is a sample: where it has no commune of a province, its people live in another one.
    const home = byCode.get(now?.code ?? '') ?? peopled[textHash(old) % Math.max(1, peopled.length)];
    home?.idPlaces.push(`0${old}`);
  }
  return peopled;
}
