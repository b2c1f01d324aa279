import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { AdminUnitLevel } from '../../src/model/adminUnit.ts';
import type { OwnContext } from '../../src/model/ownContext.ts';
import { viewedOn, type AdminUnitView } from './adminUnitView.ts';

/** A province has fewer than 200 communes; only the whole country is longer. */
const MOST_UNITS = 1000;

type Registry = Pick<OwnContext, 'adminUnits'>;

/** The unit that a code names on a day, or an error that tells a wrong code, an ended one and a district apart. */
export function readAdminUnit(code: string, asOf: string, { adminUnits }: Registry): AdminUnitView {
  const unit = adminUnits.adminUnit(code, asOf);
  if (unit !== undefined) return viewedOn(unit, asOf);
  if (adminUnits.isFormerDistrict(code)) throw new GatewayError('ADMIN_UNIT_IS_DISTRICT');
  const endedOn = adminUnits.endOf(code, asOf);
  if (endedOn !== undefined) throw new GatewayError('ADMIN_UNIT_ENDED', { asOf, endedOn });
  throw new GatewayError('ADMIN_UNIT_NOT_FOUND', { asOf });
}

/** Units of a day by level and province. A list that would have to be cut without having been asked to is refused. */
export function listAdminUnits(
  filter: {
    readonly asOf: string;
    readonly level: AdminUnitLevel | undefined;
    readonly parent: string | undefined;
    readonly first: number | undefined;
  },
  context: Registry,
): AdminUnitView[] {
  const { asOf, parent, first } = filter;
  if (first !== undefined && (first < 1 || first > MOST_UNITS)) {
    throw new GatewayError('ADMIN_UNIT_COUNT_OUT_OF_RANGE', { most: MOST_UNITS });
  }
  if (parent !== undefined) readAdminUnit(parent, asOf, context);
  const found = context.adminUnits.adminUnits({ ...filter, first: first ?? MOST_UNITS + 1 });
  if (found.length > MOST_UNITS) throw new GatewayError('ADMIN_UNIT_COUNT_OUT_OF_RANGE', { most: MOST_UNITS });
  return found.map((unit) => viewedOn(unit, asOf));
}
