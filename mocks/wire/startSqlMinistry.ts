import { startDialControl } from '../dials/startDialControl.ts';
import { UnusableSetting } from '../environment.ts';
import { listen } from '../process/listen.ts';
import type { Ministry } from '../process/runMinistry.ts';
import { worldFile } from '../process/worldFile.ts';
import { createWireServer, type WireServer } from './wireServer.ts';

/** The dials of an SQL ministry answer this far above its own port. */
const CONTROL_OFFSET = 100;

/** A ministry that offers nothing but its database, over the PostgreSQL protocol. */
export function sqlMinistry(id: string, defaultPort: number): Ministry {
  return {
    id,
    defaultPort,
    start: async ({ port, dataDir, dials }) => {
      const wire = await openWire(worldFile(dataDir, id), id, dials);
      const listening = await listen(wire.server, port);
      const control = await startDialControl({ dials, port: port === 0 ? 0 : port + CONTROL_OFFSET });
      return {
        url: `postgres://postgres@127.0.0.1:${listening.port}/${id}`,
        controlUrl: control.url,
        close: async () => {
          await Promise.all([listening.close(), wire.close(), control.close()]);
        },
      };
    },
  };
}

async function openWire(
  file: string,
  ministry: string,
  dials: Parameters<typeof createWireServer>[0]['dials'],
): Promise<WireServer> {
  try {
    return await createWireServer({ file, ministry, dials });
  } catch (error) {
    throw new UnusableSetting(
      `The database ${file} cannot be read; remove its folder and start again, and the world is made anew.`,
      { cause: error },
    );
  }
}
