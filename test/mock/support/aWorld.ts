import { bindings } from '../../../resolvers/index.ts';
import { openAdminUnitRegistry } from '../../../src/codelist/openAdminUnitRegistry.ts';
import { composeGraph } from '../../../src/compose/composeGraph.ts';
import { loadDictionary } from '../../../src/dictionary/loadDictionary.ts';
import { createMockWorld } from '../../../src/mock/createMockWorld.ts';
import type { Fixtures } from '../../../src/mock/fixtures/fixtures.ts';
import type { MockWorld } from '../../../src/mock/mockWorld.ts';
import { MOCK_DAY } from '../../../src/start/mock/mockGateway.ts';
import { buildScalarRegistry } from '../../../src/model/scalars/buildScalarRegistry.ts';
import { declarationOf } from '../../../src/sources/binding/declarationOf.ts';

export const dictionary = loadDictionary('schema');
export const scalars = buildScalarRegistry(dictionary);
export const graph = composeGraph(dictionary, bindings.map(declarationOf), scalars);
const adminUnits = await openAdminUnitRegistry();

/** The world of a mock, without a gateway around it. */
export function aWorld({ seed = 1, fixtures = new Map() }: { seed?: number; fixtures?: Fixtures } = {}): MockWorld {
  const desk = { agency: 'H29.21', procedures: [] };
  return createMockWorld({ seed, today: MOCK_DAY, dictionary, schema: graph.schema, adminUnits, desk, fixtures });
}

/** Identifiers of people of all ages and places, the same each time. */
export function someNumbers(count: number): readonly string[] {
  const places = ['001', '079', '048', '092', '019', '045', '091'];
  return Array.from({ length: count }, (_, index) => {
    const year = 1930 + ((index * 37) % 96);
    const century = (Math.floor(year / 100) - 19) * 2 + (index % 2);
    const serial = String((index * 7_919 * 13 + 1) % 1_000_000).padStart(6, '0');
    return `${places[index % places.length] ?? '001'}${String(century)}${String(year % 100).padStart(2, '0')}${serial}`;
  });
}
