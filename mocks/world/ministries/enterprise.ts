import { firstDayOf, REFERENCE_DAY } from '../calendar/days.ts';
import type { Family } from '../family/family.ts';
import { headOf } from '../family/head.ts';
import { makeHome, type Home } from '../family/home.ts';
import { BRAND_WORDS, TRADES } from '../../../src/synthetic/enterpriseNames.ts';
import { enterpriseTaxCode } from '../../../src/synthetic/identity/taxCode.ts';
import { createRandom } from '../../../src/synthetic/random.ts';
import { createWeighted } from '../../../src/synthetic/weighted.ts';

export interface Representative {
  readonly personId: string;
  /** GD, TGD, CTHDQT, CTHDTV, CDN. */
  readonly title: string;
  readonly from: number;
  readonly to?: number;
}

export interface Enterprise {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly type: string;
  readonly home: Home;
  /** đồng */
  readonly capital: number;
  readonly status: string;
  readonly industries: string;
  readonly registered: number;
  readonly representatives: readonly Representative[];
}

/** One family in twelve has an enterprise, which gives work to the twelve after it. */
const EVERY = 12;
const WHICH = 7;

const drawType = createWeighted<readonly [code: string, vi: string, en: string]>([
  [['TNHH1', 'Công ty TNHH một thành viên', 'One Member Company Limited'], 45],
  [['TNHH2', 'Công ty TNHH', 'Company Limited'], 25],
  [['CTCP', 'Công ty cổ phần', 'Joint Stock Company'], 22],
  [['DNTN', 'Doanh nghiệp tư nhân', 'Private Enterprise'], 8],
]);

/** The enterprise of a family, where it has one; its code depends on the family's index alone. */
export function makeEnterprise(seed: number, family: Family): Enterprise | undefined {
  if (family.index % EVERY !== WHICH) return undefined;
  const random = createRandom(seed, family.index, 6);
  const [type, typeVi, typeEn] = drawType(random);
  const [tradeVi, tradeEn, industry] = random.pick(TRADES);
  const word = random.pick(BRAND_WORDS);
  const code = enterpriseCodeOf(family.index);
  const registered = random.between(Math.max(family.head.born + 23 * 365, firstDayOf(2002)), REFERENCE_DAY - 200);
  return {
    code,
    name: `${typeVi} ${tradeVi} ${word} ${family.index} (giả lập)`,
    nameEn: `${word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('Đ', 'D')} ${tradeEn} ${typeEn} ${family.index} (synthetic)`,
    type,
    home: makeHome(family.place.commune, family.place.ordinalInCommune, random),
    capital: random.between(1, 200) * 100_000_000,
    status: random.chance(0.9) ? 'DHD' : random.pick(['TNKD', 'DTT', 'DGT']),
    industries: industry,
    registered,
    representatives: representativesOf(seed, family, registered, random.chance(0.1)),
  };
}

/** Code of the enterprise that employs people of this family. */
export function employerOf(family: number): string {
  const earlier = Math.floor(family / EVERY) - 1;
  return enterpriseCodeOf(Math.max(earlier, 0) * EVERY + WHICH);
}

function enterpriseCodeOf(family: number): string {
  return enterpriseTaxCode(family);
}

function representativesOf(
  seed: number,
  { head, index }: Family,
  registered: number,
  hasChanged: boolean,
): Representative[] {
  if (!hasChanged) return [{ personId: head.id, title: 'GD', from: registered }];
  const changed = Math.floor((registered + REFERENCE_DAY) / 2);
  return [
    { personId: headOf(seed, index - 1).id, title: 'GD', from: registered, to: changed },
    { personId: head.id, title: 'GD', from: changed },
  ];
}
