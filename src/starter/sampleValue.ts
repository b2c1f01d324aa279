import { Kind } from 'graphql';
import type { Dictionary, DictionaryElement } from '../model/dictionary.ts';
import { isCodeValidAt } from '../model/scalars/isCodeValidAt.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { taxCodeCheckDigit } from '../model/scalars/taxCodeCheckDigit.ts';
import { namedType } from '../util/namedType.ts';

export interface SampleContext {
  readonly dictionary: Dictionary;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * A synthetic value for an element of the `place`-th record (from 1): one that its scalar, its format and its code list
 * accept, or nothing where none of ours does.
 */
export function sampleValue(
  { type, format, codeList, name }: Pick<DictionaryElement, 'type' | 'format' | 'codeList' | 'name'>,
  place: number,
  context: SampleContext,
): unknown {
  const scalar = namedType(type);
  const pattern = format?.startsWith('^') === true ? new RegExp(format, 'u') : undefined;
  const candidates = [
    ...codesOf(codeList, context, place),
    ...enumValues(scalar, context.dictionary),
    ...(SAMPLES[scalar]?.(place, name) ?? []),
    ...ANY_TEXT(place),
  ];
  const value = candidates.find((one) => isAccepted(one, scalar, context) && (pattern?.test(String(one)) ?? true));
  return type.startsWith('[') && value !== undefined ? [value] : value;
}

function isAccepted(value: unknown, scalar: string, { scalars, dictionary }: SampleContext): boolean {
  const rule = scalars.get(scalar);
  if (rule === undefined) return enumValues(scalar, dictionary).includes(value as string);
  const result = rule.serialise(value);
  return result.ok && result.warnings.length === 0;
}

/** Codes that hold on the day, beginning with another one for each record. */
function codesOf(id: string | undefined, { dictionary, today }: SampleContext, place: number): readonly string[] {
  const list = dictionary.codeLists.get(id ?? '');
  if (list === undefined) return [];
  const valid = list.entries.filter(({ code }) => isCodeValidAt(list, code, today)).map(({ code }) => code);
  // Records of people are of one sex, which their numbers say too.
  const first = id === 'SEX' ? 0 : (place - 1) % Math.max(1, valid.length);
  return [...valid.slice(first), ...valid.slice(0, first)];
}

function enumValues(name: string, { document }: Dictionary): readonly string[] {
  return document.definitions.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === name
      ? (node.values ?? []).map((value) => value.name.value)
      : [],
  );
}

type Sampler = (place: number, name: string) => readonly unknown[];

/** Numbers of nobody: synthetic, and said to be so where they are served. */
const SAMPLES: Readonly<Record<string, Sampler>> = {
  ID: (place) => [`MAU-${place}`],
  Text: (place) => [`Mẫu ${'ABCDEFGHI'[place - 1] ?? 'K'}`, `M${place}`, `00000000${place}`, 'Person.fullName'],
  Int: (place) => [place],
  Float: (place) => [place + 0.5],
  Boolean: () => [true],
  Percent: () => [100],
  SquareMetres: (place) => [60.5 + place],
  Vnd: (place) => [1_000_000 * place],
  // The first ends what the others begin.
  Date: (place, name) => [
    /(To|Until|until|dueDate|expiryDate|[eE]ndDate)$/.test(name) ? '2027-03-11' : `2020-03-1${place}`,
  ],
  DateTime: (place) => [`2026-03-1${place}T08:00:00+07:00`],
  PartialDate: (place) => [`1975-0${place}-11`],
  PersonalId: (place) => [`07907599010${place}`],
  TaxCode: (place) => validTaxCodes(place),
  SocialInsuranceNo: (place) => [`799900010${place}`],
  HealthCardNo: (place) => [`TE179799900010${place}`],
  FacilityCode: (place) => [`7999${place}`],
  PhoneNumber: (place) => [`090000010${place}`],
  EmailAddress: (place) => [`mau${place}@example.vn`],
  ParcelGeoHash: (place) => [`w3gvk1td123${place}`],
  Geometry: () => ['POLYGON((1 1, 1 2, 2 2, 1 1))'],
  GeoPoint: (place) => [{ longitude: 106.7, latitude: Number(`10.7${place}`) }],
  CertificateSerial: (place) => [`BK 99999${place}`],
  DossierCode: (place) => [`H29.21-26110${place}-9001`],
  ProcedureCode: (place) => [`9.99900${place}`],
  AdminUnitCode: () => ['26740', '79'],
};

/** For texts with a format of their own. */
const ANY_TEXT = (place: number): readonly string[] => [`M${place}`, `MAU-${place}`, `K0${place}`, `H29`];

function validTaxCodes(place: number): readonly string[] {
  return Array.from({ length: 9 }, (_, index) => `0990000${place}${index}`).flatMap((digits) => {
    const check = taxCodeCheckDigit(digits);
    return check > 9 ? [] : [`${digits}${check}`];
  });
}
