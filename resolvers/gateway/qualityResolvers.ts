import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { LocalResolvers } from '../../src/model/localBinding.ts';
import type { OwnContext } from '../../src/model/ownContext.ts';
import type { FiguresWindow, QualityServices, SourceFare, SourceQuality } from '../../src/model/quality.ts';
import { textOf } from './oversight/pages.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const WINDOWS: readonly FiguresWindow[] = ['5m', '1h', '24h'];

/** J8: how the sources stand, and how they fare; numbers alone. */
export const qualityResolvers = {
  Query: {
    dataQuality: async (_, { month }, context) => {
      const text = textOf(month);
      if (text !== undefined && !MONTH.test(text)) throw new GatewayError('QUALITY_MONTH');
      return (await servicesOf(context).latest(text)).map(qualityFields);
    },
    sourceFigures: (_, { within }, context) => {
      const text = textOf(within) ?? '1h';
      const window = WINDOWS.find((each) => each === text);
      if (window === undefined) throw new GatewayError('QUALITY_WINDOW');
      return servicesOf(context).fares(window).map(fareFields);
    },
  },
} satisfies LocalResolvers;

/** Throws `RECORD_NOT_KEPT` where no figures are. */
function servicesOf({ quality }: OwnContext): QualityServices {
  if (quality === undefined) throw new GatewayError('RECORD_NOT_KEPT');
  return quality;
}

function qualityFields({ source, ministry, criteria, before, ...quality }: SourceQuality) {
  return {
    qualitySource: source,
    qualityMinistryVi: ministry?.vi ?? null,
    qualityMinistryEn: ministry?.en ?? null,
    measuredAt: quality.measuredAt,
    peerGroup: quality.peers,
    peerRank: quality.rank ?? null,
    qualityBand: quality.band ?? null,
    databaseScore: percent(quality.score),
    dataQualityIndex: percent(quality.dqi),
    correctShare: percent(criteria.correct),
    completeShare: percent(criteria.complete),
    cleanShare: percent(criteria.clean),
    currentShare: percent(criteria.current),
    consistentShare: percent(criteria.consistent),
    sharedShare: percent(quality.shared),
    useShare: percent(quality.use),
    conformanceShare: percent(quality.conformance),
    operationShare: percent(quality.operation),
    monthlyCalls: quality.calls ?? null,
    consumerAgencies: quality.consumers ?? null,
    valuesTested: quality.tested,
    previousMonth: before?.month ?? null,
    previousIndex: percent(before?.dqi),
  };
}

function fareFields({ source, failures, refusals, ...fare }: SourceFare) {
  return {
    figuresSource: source,
    calls: fare.calls,
    answeredShare: fare.successShare === null ? null : percent(fare.successShare * 100),
    medianMs: fare.p50Ms === null ? null : Math.round(fare.p50Ms),
    slowestMs: fare.p95Ms === null ? null : Math.round(fare.p95Ms),
    failures: byCode(failures),
    refusals: byCode(refusals),
    datedRecords: fare.dated,
    medianAgeHours: fare.p50AgeHours,
    oldestAgeHours: fare.p95AgeHours,
    lastAnsweredAt: fare.lastAnsweredAt,
    countedSince: fare.since,
    keptBackElements: fare.keptBack,
  };
}

function byCode(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts).map(([failureCode, failureCount]) => ({ failureCode, failureCount }));
}

/** Two digits behind the point: more would be taken for more than it is. */
function percent(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 100) / 100;
}
