import type { AdminUnitRegistry } from '../model/adminUnit.ts';
import { createAdminUnitRegistry } from './createAdminUnitRegistry.ts';
import { readingStore } from './store/withStore.ts';
import { mergeShipped } from './mergeShipped.ts';
import { readShippedUnits } from './readShippedUnits.ts';

/**
 * The administrative units that the gateway answers with: imported lists, and the shipped sample where none was imported.
 *
 * - `storePath`: the registry's file; need not exist
 * - `shippedFolder`: see `readShippedUnits`
 * - throws `CODELIST_STORE_…` when there is a registry that cannot be read
 */
export async function openAdminUnitRegistry(
  options: { readonly storePath?: string; readonly shippedFolder?: string } = {},
): Promise<AdminUnitRegistry> {
  const shipped = readShippedUnits(options.shippedFolder);
  if (options.storePath === undefined) return createAdminUnitRegistry(shipped, 'SHIPPED');
  const imported = await readingStore(options.storePath, (store) => store.read());
  const origin = imported.units.length === 0 ? 'SHIPPED' : 'IMPORTED';
  return createAdminUnitRegistry(mergeShipped(shipped, imported), origin);
}
