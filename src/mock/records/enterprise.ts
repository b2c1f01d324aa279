import { BRAND_WORDS, TRADES } from '../../synthetic/enterpriseNames.ts';
import { enterpriseTaxCode } from '../../synthetic/identity/taxCode.ts';
import { OLD_PROVINCES } from '../../model/scalars/oldProvinces.ts';
import { dayBetween, yearsAfter } from '../invent/days.ts';
import { createPermutation } from '../invent/permutation.ts';
import { readPersonNumber, writePersonNumber } from '../people/personNumber.ts';
import type { MakeRecord, MockRecord, MockWorld } from '../mockWorld.ts';
import { addressIn, communeOf } from './home.ts';

/** One serial in this many has an enterprise, if born in these years. */
const EVERY = 12;
const SERIALS = Math.ceil(1_000_000 / EVERY);
const FROM_YEAR = 1960;
const YEARS = 40;
const PLACES = [...OLD_PROVINCES].map((code) => `0${code}`);
const SIZE = PLACES.length * YEARS * 2 * SERIALS;

/** Fixed, not of the seed: codes that pass the check are the same in every mock. */
const mixing = createPermutation(SIZE, 0, 9_501);

/** The code of the enterprise that a person represents, where there is one. */
function codeOf(personalId: string, today: string): string | undefined {
  const number = readPersonNumber(personalId, today);
  if (number === undefined) return undefined;
  const place = PLACES.indexOf(number.place);
  const year = number.birthYear - FROM_YEAR;
  if (place < 0 || year < 0 || year >= YEARS || number.serial % EVERY !== 0) return undefined;
  const index = ((place * YEARS + year) * 2 + Number(number.sex) - 1) * SERIALS + number.serial / EVERY;
  return enterpriseTaxCode(mixing.apply(index));
}

function representativeOf(code: string): string | undefined {
  const ordinal = Math.floor((Number(code.slice(0, 9)) - 100_000_000) / 2);
  if (ordinal < 0 || ordinal >= SIZE || enterpriseTaxCode(ordinal) !== code) return undefined;
  const index = mixing.undo(ordinal);
  const rest = Math.floor(index / SERIALS);
  const place = PLACES[Math.floor(rest / 2 / YEARS)];
  if (place === undefined) return undefined;
  return writePersonNumber({
    place,
    sex: rest % 2 === 0 ? '1' : '2',
    birthYear: FROM_YEAR + (Math.floor(rest / 2) % YEARS),
    serial: (index % SERIALS) * EVERY,
  });
}

/** An enterprise of the business register; some codes that pass the check belong to none. */
export const enterprise: MakeRecord = (world, enterpriseCode) => {
  const representative = /^\d{10}$/.test(enterpriseCode) ? representativeOf(enterpriseCode) : undefined;
  if (representative === undefined) return undefined;
  const random = world.draw('Enterprise', enterpriseCode, 'enterpriseNameVi');
  const [trade] = random.pick(TRADES);
  const type = random.pick(['1', '2']);
  const form = type === '1' ? 'Công ty TNHH một thành viên' : 'Công ty TNHH';
  const since = dayBetween(yearsAfter(`${FROM_YEAR + YEARS}-01-01`, 20), world.today, random);
  return {
    enterpriseCode,
    enterpriseNameVi: `${form} ${trade} ${random.pick(BRAND_WORDS)}`,
    enterpriseType: type,
    charterCapital: random.between(5, 400) * 100_000_000,
    enterpriseStatus: random.chance(0.9) ? '1' : '2',
    get headOfficeAddress() {
      return addressIn(world, communeOf(world, representative), enterpriseCode);
    },
    get legalRepresentatives() {
      return [
        world.part('LegalRepresentative', {
          legalRepPersonId: representative,
          legalRepTitle: 'Giám đốc',
          representsFrom: since,
          representsTo: null,
          get person() {
            return world.find('Person', representative);
          },
        }),
      ];
    },
    landRights: [],
    get taxpayer() {
      return world.find('Taxpayer', enterpriseCode);
    },
  };
};

/** What a person represents today. */
export function enterprisesOf(world: MockWorld, personalId: string): readonly MockRecord[] {
  const code = world.lives.deathDate(personalId) === undefined ? codeOf(personalId, world.today) : undefined;
  return code === undefined ? [] : world.findAll('Enterprise', [code]);
}
