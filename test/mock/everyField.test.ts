import { describe, expect, test } from '@jest/globals';
import { getNamedType, getNullableType, isLeafType, isListType, isObjectType, type GraphQLObjectType } from 'graphql';
import { bindings } from '../../resolvers/index.ts';
import { createInventField } from '../../src/mock/graph/inventField.ts';
import { placeOf } from '../../src/mock/graph/place.ts';
import type { MockRecord } from '../../src/mock/mockWorld.ts';
import { aWorld, dictionary, graph, scalars, someNumbers } from './support/aWorld.ts';

const world = aWorld();
const inventField = createInventField(world, dictionary, graph.schema);
const own = new Set(bindings.filter(({ kind }) => kind === 'local').map(({ id }) => id));

/** Fields that ministries answer; the gateway computes the others. */
const isMinistries = (coordinate: string) =>
  (graph.fieldSources.get(coordinate) ?? []).some((source) => !own.has(source));
const ADMITTED_DEPTH = 4;

/** What was met on the way through the records. */
interface Walk {
  readonly visited: Set<string>;
  readonly seen: Set<string>;
  readonly invented: Set<string>;
  readonly wrong: Set<string>;
}

/** Visits all fields of a record, and of the records that it leads to. */
function walk(record: MockRecord, depth: number, met: Walk): void {
  // Once is enough for what has a key; values stand where they stand.
  const place = `${record.__typename} ${placeOf(record)}`;
  if (placeOf(record) !== '' && met.visited.has(place)) return;
  met.visited.add(place);
  const type = graph.schema.getType(record.__typename);
  if (!isObjectType(type)) throw new Error(`The graph has no ${record.__typename}.`);
  for (const field of Object.values(type.getFields())) {
    const coordinate = `${type.name}.${field.name}`;
    if (!isMinistries(coordinate)) continue;
    const value = valueOf(record, type, field.name, met);
    const items = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (Array.isArray(value) !== isListType(getNullableType(field.type)) && value !== null)
      met.wrong.add(`${coordinate}: list`);
    const named = getNamedType(field.type);
    for (const item of items.filter((each) => each !== null)) {
      met.seen.add(coordinate);
      if (isLeafType(named)) check(coordinate, named.name, item, met);
      else if (depth > 0) walk(item as MockRecord, depth - 1, met);
    }
  }
}

function valueOf(record: MockRecord, type: GraphQLObjectType, field: string, met: Walk): unknown {
  if (!(field in record)) met.invented.add(`${type.name}.${field}`);
  const value = field in record ? record[field] : inventField(record, field);
  return typeof value === 'function' ? (value as (args: object) => unknown)({}) : value;
}

/** A ministry's dirt would pass with a warning; what is made up must be clean. The list of agencies is a sample, and warns. */
function check(coordinate: string, scalar: string, value: unknown, { wrong }: Walk): void {
  const result = scalars.get(scalar)?.serialise(value);
  const list = dictionary.elements.get(coordinate)?.codeList;
  if (result?.ok === false || (result?.ok === true && scalar !== 'AgencyCode' && result.warnings.length > 0))
    wrong.add(`${coordinate}: ${String(value)}`);
  const isComplete =
    list === undefined ||
    list === 'ADMIN_UNIT' ||
    list === 'AGENCY' ||
    world.codes.entries(list).some(({ code }) => code === value);
  if (!isComplete) wrong.add(`${coordinate}: ${String(value)} is not in ${list}`);
}

const met: Walk = { visited: new Set(), seen: new Set(), invented: new Set(), wrong: new Set() };
const people = someNumbers(42).flatMap((each) => world.find('Person', each) ?? []);
for (const person of people) walk(person, ADMITTED_DEPTH, met);
for (const code of ['H29-261101-001', 'H26-261102-0017', 'H29.21-260303-12345678']) {
  const dossier = world.find('Dossier', code);
  if (dossier !== null) walk(dossier, ADMITTED_DEPTH, met);
}

describe('every field that a ministry answers', () => {
  test('has values that its scalar and its code list admit', () => {
    expect([...met.wrong]).toEqual([]);
  });

  test('is made as such, and not guessed from its type', () => {
    expect([...met.invented]).toEqual([]);
  });

  test('is met, but for those that stay empty until a fixture says otherwise', () => {
    const reached = new Set([...met.seen].map((coordinate) => coordinate.split('.')[0] ?? ''));
    const unseen = [...graph.fieldSources.keys()].filter((coordinate) => {
      const [type = ''] = coordinate.split('.');
      return reached.has(type) && isMinistries(coordinate) && !met.seen.has(coordinate);
    });
    expect(unseen.toSorted()).toEqual(EMPTY);
  });
});

/** Rare things, and things of rare people: views are tried with them by fixtures. */
const EMPTY: readonly string[] = [
  'AttachedAsset.apartmentNo',
  'DossierParty.partyTaxCode',
  'Enterprise.landRights',
  'HealthFacility.facilityTo',
  'InsuranceParticipant.employerTaxCode',
  'LabResult.sensitiveKind',
  'LandPrice.priceStreet',
  'LandRight.currentUser',
  'LandRight.holderTaxCode',
  'LegalRepresentative.representsTo',
  'Person.civilStatusChanges',
  'Person.identifierHistory',
  'Person.otherName',
  'Person.supersededBy',
  'TaxObligation.exemptionReason',
  'TaxObligation.obligationDossierCode',
];
