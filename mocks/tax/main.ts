import { openDatabase } from '../database/openDatabase.ts';
import { createDialledServer } from '../dials/createDialledServer.ts';
import { listenFastify } from '../process/listenFastify.ts';
import { runMinistry } from '../process/runMinistry.ts';
import { worldFile } from '../process/worldFile.ts';
import { createTaxService } from './createTaxService.ts';

/** Fields that the dial `null-keys` empties. */
const keyNames = ['mst', 'soDinhDanh', 'soThongBao', 'maKhoanNop'];

await runMinistry({
  id: 'tax',
  defaultPort: 4104,
  start: async ({ port, dataDir, dials }) => {
    const database = await openDatabase(worldFile(dataDir, 'tax'), dials.stats);
    const service = createTaxService(database, (handler) => createDialledServer(dials, keyNames, handler));
    const listening = await listenFastify(service, port);
    return {
      url: listening.url,
      controlUrl: `${listening.url}/__dials`,
      close: async () => {
        await listening.close();
        await database.destroy();
      },
    };
  },
});
