import type { AdminUnit } from '../../model/adminUnit.ts';
import { geoHash } from '../../synthetic/identity/geoHash.ts';
import type { Draw } from '../invent/draw.ts';
import { createPermutation } from '../invent/permutation.ts';
import { FATHERS, type Lineage } from '../people/lineage.ts';
import { readPersonNumber } from '../people/personNumber.ts';
import type { HomeProvince, Places } from '../people/places.ts';

/** A parcel by its legal address, and whose it is. */
export interface Plot {
  readonly commune: AdminUnit;
  readonly sheet: number;
  readonly parcelNo: number;
  /** The man to whose family it belongs. */
  readonly owner: string;
  /** Running number among all plots of the country. */
  readonly ordinal: number;
}

/** Which land belongs to whom: from either end the same. */
export interface LandBook {
  readonly plotsOf: (personalId: string) => readonly Plot[];
  readonly plotAt: (communeCode: string, sheet: string, parcelNo: number) => Plot | undefined;
  readonly plotByGeoHash: (hash: string) => Plot | undefined;
  readonly plotBySerial: (certificateSerial: string) => Plot | undefined;
  readonly geoHashOf: (plot: Plot) => string;
  readonly serialOf: (plot: Plot) => string;
}

/** Years of birth of men who hold land. */
const FROM_YEAR = 1935;
const YEARS = 66;
const PLOTS_EACH = 2;
/** How likely a man has a first and a second plot. */
const CHANCES = [0.8, 0.25];
const PARCELS_PER_SHEET = 9_999;

const BASE32 = '0123456789bcdefghjkmnpqrstuvwxyz';
const HASH_TAIL = 7;
// cspell:disable-next-line
const LETTERS = 'ABCDEGHIKLMNOPQRSTUVXY';
const SERIAL_DIGITS = 100_000_000;
const STREAM = { plots: 8_001, serials: 8_900 };

export function createLandBook(seed: number, draw: Draw, places: Places, lineage: Lineage): LandBook {
  let next = 0;
  const registers = places.provinces.map((province, index) => {
    const size = Math.max(1, province.idPlaces.length) * YEARS * FATHERS * PLOTS_EACH;
    const register = { province, size, first: next, order: createPermutation(size, seed, STREAM.plots + index * 4) };
    next += size;
    return register;
  });
  const serials = createPermutation(LETTERS.length ** 2 * SERIAL_DIGITS, seed, STREAM.serials);
  type Register = (typeof registers)[number];

  /** What stands at a place of a province's register, if anything does. */
  function read(register: Register, at: number): Plot | undefined {
    const { province, first, order } = register;
    const index = order.undo(at);
    const which = index % PLOTS_EACH;
    const position = Math.floor(index / PLOTS_EACH) % FATHERS;
    const rest = Math.floor(index / PLOTS_EACH / FATHERS);
    const place = province.idPlaces[Math.floor(rest / YEARS)];
    const owner = place === undefined ? undefined : lineage.fatherAt(place, FROM_YEAR + (rest % YEARS), position);
    if (owner === undefined || !hasPlot(owner, which)) return undefined;
    const { length } = province.communes;
    const commune = province.communes[Math.floor(at / PARCELS_PER_SHEET) % length];
    if (commune === undefined) return undefined;
    const sheet = Math.floor(at / PARCELS_PER_SHEET / length) + 1;
    return { commune, sheet, parcelNo: (at % PARCELS_PER_SHEET) + 1, owner, ordinal: first + at };
  }

  const hasPlot = (owner: string, which: number) => draw('Parcel', owner, String(which)).chance(CHANCES[which] ?? 0);

  function byOrdinal(ordinal: number): Plot | undefined {
    const register = registers.find(({ first, size }) => ordinal >= first && ordinal < first + size);
    return register && read(register, ordinal - register.first);
  }

  const registerOf = (province: HomeProvince) => registers.find((register) => register.province === province);

  return {
    plotsOf: (personalId) => {
      const number = readPersonNumber(personalId, '9999-12-31');
      const position = lineage.fatherPosition(personalId);
      if (number === undefined || position === undefined) return [];
      const register = registerOf(places.homeOf(number.place));
      const placeIndex = register?.province.idPlaces.indexOf(number.place) ?? -1;
      const year = number.birthYear - FROM_YEAR;
      if (register === undefined || placeIndex < 0 || year < 0 || year >= YEARS) return [];
      const index = ((placeIndex * YEARS + year) * FATHERS + position) * PLOTS_EACH;
      return CHANCES.flatMap((_, which) => read(register, register.order.apply(index + which)) ?? []);
    },
    plotAt: (communeCode, sheet, parcelNo) => {
      const province = places.provinceOf(communeCode);
      const register = province && registerOf(province);
      if (register === undefined || !/^[1-9]\d{0,8}$/.test(sheet)) return undefined;
      if (parcelNo < 1 || parcelNo > PARCELS_PER_SHEET) return undefined;
      const { communes } = register.province;
      const commune = communes.findIndex(({ code }) => code === communeCode);
      const at = ((Number(sheet) - 1) * communes.length + commune) * PARCELS_PER_SHEET + parcelNo - 1;
      return at < register.size ? read(register, at) : undefined;
    },
    plotByGeoHash: (hash) => {
      const plot = byOrdinal(readTail(hash));
      return plot && geoHashOf(plot) === hash ? plot : undefined;
    },
    plotBySerial: (serial) => {
      const [, one = '', two = '', digits = ''] = /^(.)(.) (\d{8})$/.exec(serial) ?? [];
      const [high, low] = [LETTERS.indexOf(one), LETTERS.indexOf(two)];
      if (digits === '' || high < 0 || low < 0) return undefined;
      return byOrdinal(serials.undo((high * LETTERS.length + low) * SERIAL_DIGITS + Number(digits)));
    },
    geoHashOf,
    serialOf: ({ ordinal }) => {
      const number = serials.apply(ordinal);
      const letters = Math.floor(number / SERIAL_DIGITS);
      const letter = (at: number) => LETTERS.charAt(at);
      const tail = String(number % SERIAL_DIGITS).padStart(8, '0');
      return `${letter(Math.floor(letters / LETTERS.length))}${letter(letters % LETTERS.length)} ${tail}`;
    },
  };

  /** Begins as the commune's own place does; the rest is the plot's number, for no two may be alike. */
  function geoHashOf({ commune, ordinal }: Plot): string {
    const { longitude, latitude } = places.pointIn(commune, 0);
    let tail = '';
    for (let rest = ordinal; tail.length < HASH_TAIL; rest = Math.floor(rest / 32)) {
      tail = `${BASE32.charAt(rest % 32)}${tail}`;
    }
    return `${geoHash(longitude, latitude).slice(0, 12 - HASH_TAIL)}${tail}`;
  }
}

/** The number that the tail of a hash says. */
function readTail(hash: string): number {
  let number = 0;
  for (const char of hash.slice(-HASH_TAIL)) number = number * 32 + BASE32.indexOf(char);
  return number;
}
