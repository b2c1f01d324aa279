import { drawFamilyName, drawName, wholeName } from '../../synthetic/names/personName.ts';
import { enterpriseTaxCode } from '../../synthetic/identity/taxCode.ts';
import type { Random } from '../../synthetic/random.ts';
import type { DictionaryElement } from '../../model/dictionary.ts';
import { dayBetween, officeTime, yearsAfter } from '../invent/days.ts';
import type { MockWorld } from '../mockWorld.ts';
import { someAdult } from '../people/someAdult.ts';

type Invent = (world: MockWorld, random: Random, place: string) => unknown;

const digits = (random: Random, count: number) => String(random.between(0, 10 ** count - 1)).padStart(count, '0');
const recentDay = ({ today }: MockWorld, random: Random) => dayBetween(yearsAfter(today, -3), today, random);
const owner = (world: MockWorld, place: string) => someAdult(world, 'value', place);

/** How a value of a scalar is made up of which nothing is known but its type. */
const BY_SCALAR: Readonly<Record<string, Invent>> = {
  Boolean: (_, random) => random.chance(0.5),
  Int: (_, random) => random.between(1, 9),
  Float: (_, random) => random.between(1, 999) / 10,
  Percent: (_, random) => random.between(1, 100),
  Vnd: (_, random) => random.between(1, 900) * 100_000,
  SquareMetres: (_, random) => random.between(300, 5_000) / 10,
  Date: recentDay,
  PartialDate: recentDay,
  DateTime: (world, random) => officeTime(recentDay(world, random), random),
  PersonalId: (world, _, place) => owner(world, place),
  TaxCode: (_, random) => enterpriseTaxCode(random.between(0, 300_000_000)),
  PhoneNumber: (_, random) => `09${digits(random, 8)}`,
  EmailAddress: (_, random) => `hop.thu.${digits(random, 4)}@example.vn`,
  SocialInsuranceNo: (_, random) => digits(random, 10),
  HealthCardNo: (_, random) => `GD4${digits(random, 12)}`,
  FacilityCode: ({ places }, random) => `${random.pick(places.provinces).code}001`,
  DossierCode: (world, random) =>
    `H29.21-${recentDay(world, random).slice(2).replaceAll('-', '')}-${digits(random, 3)}1`,
  ProcedureCode: () => '1.004222',
  AdminUnitCode: ({ places }, random) => random.pick(random.pick(places.provinces).communes).code,
  AgencyCode: ({ codes }, random) => codes.pick('AGENCY', random) ?? 'G01',
  CertificateSerial: (world, _, place) => plotOf(world, place, world.land.serialOf),
  ParcelGeoHash: (world, _, place) => plotOf(world, place, world.land.geoHashOf),
  GeoPoint: ({ places }, random) =>
    places.pointIn(random.pick(random.pick(places.provinces).communes), random.between(0, 999_999)),
  Geometry: (_, random) => `POINT(${random.between(580_000, 590_000)} ${random.between(1_190_000, 1_199_000)})`,
  ID: (_, random) => `BG-${digits(random, 8)}`,
};

function plotOf(
  world: MockWorld,
  place: string,
  read: (plot: ReturnType<MockWorld['land']['plotsOf']>[number]) => string,
) {
  const [plot] = world.land.plotsOf(owner(world, place));
  return plot === undefined ? null : read(plot);
}

/**
 * A value of a scalar for one field of one record.
 *
 * - `element`: what the dictionary says of the field: its code list, the format of its scalar, its name
 */
export function inventValue(
  world: MockWorld,
  scalar: string,
  element: DictionaryElement | undefined,
  place: string,
): unknown {
  const field = element === undefined ? scalar : `${element.entity}.${element.name}`;
  const random = world.draw('value', place, field);
  const code = element?.codeList === undefined ? undefined : world.codes.pick(element.codeList, random);
  if (code !== undefined && BY_SCALAR[scalar] === undefined) return code;
  const invent = BY_SCALAR[scalar];
  if (invent !== undefined) return invent(world, random, place);
  return isName(element)
    ? wholeName(drawName(drawFamilyName('01', random), random.pick(['1', '2']), random))
    : textOf(element, random);
}

/** Texts of which the dictionary says that they name a person. */
function isName(element: DictionaryElement | undefined): boolean {
  return element !== undefined && /họ tên|họ và tên/iu.test(element.nameVi);
}

function textOf(element: DictionaryElement | undefined, random: Random): string {
  return `${element?.nameVi ?? 'Nội dung'} ${random.between(1, 999)}`;
}
