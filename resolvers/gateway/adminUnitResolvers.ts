import type { AdminUnit, AdminUnitLevel } from '../../src/model/adminUnit.ts';
import type { OwnContext } from '../../src/model/ownContext.ts';
import { listAdminUnits, readAdminUnit } from './adminUnitQueries.ts';
import { dayOfUnit, viewedOn } from './adminUnitView.ts';

type Arguments = Readonly<Record<string, unknown>>;
type Resolver = (parent: Arguments, args: Arguments, context: OwnContext) => unknown;

/**
 * Administrative units in time. The day asked for goes down with the unit: its province, and what its code has become,
 * are read with that day. Without a day it is today.
 */
export const adminUnitResolvers = {
  Query: {
    adminUnit: (_, args, context) =>
      readAdminUnit(text(args, 'code') ?? '', text(args, 'asOf') ?? context.today, context),
    adminUnits: (_, args, context) =>
      listAdminUnits(
        {
          asOf: text(args, 'asOf') ?? context.today,
          level: text(args, 'level') as AdminUnitLevel | undefined,
          parent: text(args, 'parent'),
          first: typeof args['first'] === 'number' ? args['first'] : undefined,
        },
        context,
      ),
  },
  AdminUnit: {
    parent: (parent, _, { adminUnits, today }) => {
      const unit = unitOf(parent);
      if (unit.parentCode === undefined) return null;
      const day = dayOfUnit(unit, today);
      const province = adminUnits.adminUnit(unit.parentCode, day);
      return province === undefined ? null : viewedOn(province, day);
    },
    successors: (parent, _, { adminUnits }) =>
      adminUnits.successors(unitOf(parent)).map((way) => ({ ...way, unit: viewedOn(way.unit, way.on) })),
    predecessors: (parent, _, { adminUnits }) =>
      adminUnits
        .predecessors(unitOf(parent))
        .map((way) => ({ ...way, unit: viewedOn(way.unit, way.unit.validTo ?? way.on) })),
    resolution: (parent, _, { adminUnits, today }) => {
      const unit = unitOf(parent);
      const day = dayOfUnit(unit, today);
      const on = day > today ? day : today;
      const { candidates, ...resolution } = adminUnits.resolve(unit.code, day, on);
      return { ...resolution, candidates: candidates.map((candidate) => viewedOn(candidate, on)) };
    },
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

function text(args: Arguments, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
}

/** Parents of these fields are units that a resolver here, or a journey, took from the registry. */
function unitOf(parent: Arguments): AdminUnit & { readonly asOf?: string } {
  return parent as unknown as AdminUnit & { readonly asOf?: string };
}
