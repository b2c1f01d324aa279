import { join } from 'node:path';
import { createDialledServer } from '../dials/createDialledServer.ts';
import { listenFastify } from '../process/listenFastify.ts';
import { runMinistry } from '../process/runMinistry.ts';
import { createIdentityService } from './createIdentityService.ts';
import { loadSigningKeys } from './signingKeys.ts';

await runMinistry({
  id: 'identity',
  defaultPort: 4100,
  start: async ({ port, dataDir, dials }) => {
    let issuer = '';
    const service = createIdentityService({
      keys: await loadSigningKeys(join(dataDir, 'identity-keys.json')),
      issuerUrl: () => issuer,
      serverFactory: (handler) => createDialledServer(dials, [], handler),
    });
    const listening = await listenFastify(service, port);
    issuer = listening.url;
    return { url: issuer, controlUrl: `${issuer}/__dials`, close: listening.close };
  },
});
