import type { LocalBinding } from '../../src/model/binding.ts';
import { adminUnitResolvers } from './adminUnitResolvers.ts';
import { ministryOf } from './config/ministries.ts';
import { journeyResolvers } from './journeyResolvers.ts';
import { readSdl } from './readSdl.ts';

/** The gateway's own subgraph: administrative units, code lists and the journeys, computed in this process. */
export const gatewayBinding: LocalBinding = {
  kind: 'local',
  id: 'gateway',
  ministry: ministryOf('gateway'),
  sdl: readSdl(),
  resolvers: {
    ...adminUnitResolvers,
    ...journeyResolvers,
    Query: { ...adminUnitResolvers.Query, ...journeyResolvers.Query },
  },
};
