import { createDialledServer } from '../dials/createDialledServer.ts';
import { listenFastify } from '../process/listenFastify.ts';
import { runMinistry } from '../process/runMinistry.ts';
import { createIdentityService } from './createIdentityService.ts';
import { openIssuers } from './issuers.ts';

await runMinistry({
  id: 'identity',
  defaultPort: 4100,
  start: async ({ port, dataDir, dials }) => {
    let address = '';
    const service = createIdentityService({
      issuers: await openIssuers(dataDir),
      address: () => address,
      serverFactory: (handler) => createDialledServer(dials, [], handler),
    });
    const listening = await listenFastify(service, port);
    address = listening.url;
    return { url: address, controlUrl: `${address}/__dials`, close: listening.close };
  },
});
