import type { LocalBinding } from '../../src/model/binding.ts';
import { adminUnitResolvers } from './adminUnitResolvers.ts';
import { consentResolvers } from './consentResolvers.ts';
import { ministryOf } from './config/ministries.ts';
import { decisionResolvers } from './decisionResolvers.ts';
import { journeyResolvers } from './journeyResolvers.ts';
import { oversightResolvers } from './oversightResolvers.ts';
import { qualityResolvers } from './qualityResolvers.ts';
import { readSdl } from './readSdl.ts';

/** The gateway's own subgraph: administrative units, code lists, the journeys and the record, computed in this process. */
export const gatewayBinding: LocalBinding = {
  kind: 'local',
  id: 'gateway',
  ministry: ministryOf('gateway'),
  sdl: readSdl(),
  resolvers: {
    ...adminUnitResolvers,
    ...journeyResolvers,
    ...oversightResolvers,
    ...consentResolvers,
    Query: {
      ...adminUnitResolvers.Query,
      ...journeyResolvers.Query,
      ...oversightResolvers.Query,
      ...consentResolvers.Query,
      ...qualityResolvers.Query,
      ...decisionResolvers.Query,
    },
    Mutation: { ...oversightResolvers.Mutation, ...consentResolvers.Mutation },
  },
};
