import { describe, expect, test } from '@jest/globals';
import { adminUnitResolvers } from '../../resolvers/gateway/adminUnitResolvers.ts';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import { catalogue } from '../../src/errors/catalogue/index.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { OwnContext } from '../../src/model/ownContext.ts';

const registry = await openAdminUnitRegistry();
// The resolvers read the registry and the day, nothing else of the request.
const context = { adminUnits: registry, today: '2026-11-20' } as unknown as OwnContext;
const { Query, AdminUnit } = adminUnitResolvers;

type Parent = Readonly<Record<string, unknown>>;
const unit = (code: string, asOf?: string): Parent =>
  Query.adminUnit({}, asOf === undefined ? { code } : { code, asOf }, context) as unknown as Parent;

function refusalOf(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    if (error instanceof GatewayError) return { code: error.code, params: error.params };
    throw error;
  }
}

describe('Query.adminUnit', () => {
  test('without a day it is today', () => {
    expect(unit('75')).toMatchObject({ name: 'Thành phố Đồng Nai', kind: 'MUNICIPALITY', validFrom: '2026-04-30' });
  });

  test('the province of an old commune is the old province', () => {
    const province = AdminUnit.parent(unit('19333', '2025-06-30'), {}, context);
    expect(province).toMatchObject({ code: '45', name: 'Tỉnh Quảng Trị', validTo: '2025-06-30' });
    expect(AdminUnit.parent(unit('19333'), {}, context)).toMatchObject({ code: '44', name: 'Tỉnh Quảng Trị' });
    expect(AdminUnit.parent(unit('44'), {}, context)).toBeNull();
  });

  test.each([
    ['an unknown code', '99999', undefined, 'ADMIN_UNIT_NOT_FOUND'],
    ['an ended code', '26734', undefined, 'ADMIN_UNIT_ENDED'],
    ['a code of the future', '21548', '2025-06-30', 'ADMIN_UNIT_NOT_FOUND'],
    ['a district, now', '760', undefined, 'ADMIN_UNIT_IS_DISTRICT'],
    ['a district, then', '760', '2025-06-30', 'ADMIN_UNIT_IS_DISTRICT'],
  ])('%s is refused with a code of the catalogue', (_, code, asOf, expected) => {
    expect(refusalOf(() => unit(code, asOf))).toMatchObject({ code: expected });
    expect(Object.keys(catalogue)).toContain(expected);
  });
});

describe('AdminUnit', () => {
  test('a split tells its candidates of today and that an address is needed', () => {
    expect(AdminUnit.resolution(unit('26737', '2025-06-30'), {}, context)).toMatchObject({
      status: 'SPLIT',
      needsAddress: true,
      candidates: [{ name: 'Phường Tân Định', asOf: '2026-11-20' }, { name: 'Phường Sài Gòn' }],
    });
  });

  test('successors and predecessors are read with their own days', () => {
    expect(AdminUnit.successors(unit('70', '2025-06-30'), {}, context)).toMatchObject([
      { relation: 'MERGED', on: '2025-07-01', partial: false, unit: { name: 'Tỉnh Đồng Nai', asOf: '2025-07-01' } },
    ]);
    expect(AdminUnit.predecessors(unit('26740'), {}, context)).toMatchObject([
      { relation: 'SPLIT', partial: true, unit: { name: 'Phường Đa Kao', asOf: '2025-06-30' } },
      { relation: 'MERGED', partial: false, unit: { name: 'Phường Bến Nghé' } },
      { relation: 'SPLIT', partial: true, unit: { name: 'Phường Nguyễn Thái Bình' } },
    ]);
  });

  test('a unit that a journey took from the registry is read with today, held within its own time', () => {
    const old = registry.adminUnit('19333', '2025-06-30') as unknown as Parent;
    expect(AdminUnit.parent(old, {}, context)).toMatchObject({ code: '45', validTo: '2025-06-30' });
    expect(AdminUnit.resolution(old, {}, context)).toMatchObject({ status: 'MERGED' });
    const now = registry.adminUnit('19333', '2026-01-01') as unknown as Parent;
    expect(AdminUnit.resolution(now, {}, context)).toMatchObject({ status: 'CURRENT' });
  });
});

describe('Query.adminUnits', () => {
  const list = (args: Parent): unknown => refusalOf(() => Query.adminUnits({}, args, context));

  test('by level, province and day', () => {
    expect(list({ level: 'PROVINCE' })).toHaveLength(34);
    expect(list({ level: 'PROVINCE', asOf: '2025-06-30' })).toHaveLength(63);
    expect(list({ parent: '48' })).toMatchObject([{ code: '20194' }, { code: '20197' }, { code: '20333' }]);
    expect(list({ level: 'PROVINCE', first: 2 })).toHaveLength(2);
  });

  test.each([
    ['an unknown province', { parent: '99' }, 'ADMIN_UNIT_NOT_FOUND'],
    ['a province that had ended', { parent: '02' }, 'ADMIN_UNIT_ENDED'],
    ['none', { first: 0 }, 'ADMIN_UNIT_COUNT_OUT_OF_RANGE'],
    ['too many', { first: 1001 }, 'ADMIN_UNIT_COUNT_OUT_OF_RANGE'],
  ])('%s is refused', (_, args, code) => {
    expect(list(args)).toMatchObject({ code });
  });
});
