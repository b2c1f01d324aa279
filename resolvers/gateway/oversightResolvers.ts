import type { LocalResolvers } from '../../src/model/localBinding.ts';
import { accessLogPage } from './oversight/accessLogPage.ts';
import { ownCorrectionCases, requestCorrection } from './oversight/correctionCases.ts';
import {
  countsByAgency,
  countsByPurpose,
  emergencyUses,
  overviewOf,
  unusualVolumes,
  volumeAlerts,
} from './oversight/overview.ts';
import { ownPerson, servicesOf } from './oversight/services.ts';

/** J9: who looked at my data, and what is wrong with it; and what an overseer sees of the whole. */
export const oversightResolvers = {
  Query: {
    me: (_, _args, context) => ({ personalId: ownPerson(context), role: context.request.role ?? null }),
    oversight: (_, args, context) => overviewOf(args, context),
  },
  Mutation: {
    requestCorrection: (_, args, context) => requestCorrection(args, context),
  },
  Me: {
    person: ({ personalId }) => ({ personalId }),
    accessLog: (_, args, context) => accessLogPage(args, context),
    correctionCases: (_, _args, context) => ownCorrectionCases(context),
  },
  Oversight: {
    byAgency: (parent, _, context) => countsByAgency(parent, context),
    byPurpose: (parent, _, context) => countsByPurpose(parent, context),
    unusual: (parent, args, context) => unusualVolumes(parent, args, context),
    embargoedCount: (_, _args, context) =>
      servicesOf(context).reader.embargoed(undefined, new Date(context.now).toISOString()),
    emergencies: (_, args, context) => emergencyUses(args, context),
    alerts: (_, _args, context) => volumeAlerts(context),
  },
} satisfies LocalResolvers;
