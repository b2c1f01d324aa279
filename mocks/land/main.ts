import { openDatabase } from '../database/openDatabase.ts';
import { createDialledServer } from '../dials/createDialledServer.ts';
import { listenFastify } from '../process/listenFastify.ts';
import { runMinistry } from '../process/runMinistry.ts';
import { worldFile } from '../process/worldFile.ts';
import { createLandService } from './createLandService.ts';

/** Fields that the dial `null-keys` empties. */
const keyNames = [
  'parcelRecordId',
  'landUseRecordId',
  'landRightId',
  'certificateRecordId',
  'assetRecordId',
  'transactionDossierCode',
  'restrictionRecordId',
  'landPriceId',
  'personalId',
  'enterpriseCode',
  'holderPersonId',
];

await runMinistry({
  id: 'land',
  defaultPort: 4103,
  start: async ({ port, dataDir, dials }) => {
    const database = await openDatabase(worldFile(dataDir, 'land'), dials.stats);
    const service = await createLandService(database, (handler) => createDialledServer(dials, keyNames, handler));
    const listening = await listenFastify(service, port);
    return {
      url: `${listening.url}/graphql`,
      controlUrl: `${listening.url}/__dials`,
      close: async () => {
        await listening.close();
        await database.destroy();
      },
    };
  },
});
