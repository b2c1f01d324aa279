import { updateTime } from './calendar/times.ts';
import type { Family } from './family/family.ts';
import { makeEnterprise } from './ministries/enterprise.ts';
import { financeRows } from './ministries/financeRows.ts';
import { governmentOfficeRows } from './ministries/governmentOfficeRows.ts';
import { healthRows } from './ministries/healthRows.ts';
import { justiceRows } from './ministries/justiceRows.ts';
import { parcelRows } from './ministries/landRows.ts';
import { makeParcels } from './ministries/makeParcels.ts';
import { populationRows } from './ministries/populationRows.ts';
import { taxRows } from './ministries/taxRows.ts';
import { createRandom } from '../../src/synthetic/random.ts';
import type { TableRow } from './row.ts';

/** What all ministries keep of one family, before anybody has made a mistake. */
export function familyRows(seed: number, family: Family): TableRow[] {
  const random = createRandom(seed, family.index, 11);
  const at = (): string => updateTime(random);
  const parcels = makeParcels(seed, family);
  const enterprise = makeEnterprise(seed, family);
  const landAt = at();
  return [
    ...populationRows(family, at()),
    ...justiceRows(seed, family, at()),
    ...parcels.flatMap((parcel) => parcelRows(parcel, landAt)),
    ...taxRows(seed, family, parcels, enterprise, at()),
    ...financeRows(seed, family, enterprise, at()),
    ...healthRows(seed, family, at()),
    ...governmentOfficeRows(seed, family, parcels, at()),
  ];
}
