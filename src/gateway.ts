import { accessProfile } from './access/accessProfile.ts';
import type { Authenticate } from './access/authenticate.ts';
import { refusalOf } from './access/refusalOf.ts';
import { today, type Clock } from './clock.ts';
import { fieldClasses } from './dictionary/fieldClasses.ts';
import { createEngine, type EngineParts } from './engine.ts';
import type { FetchIncident } from './execute/executionRun.ts';
import type { AccessProfile, Caller, Refusal } from './model/access.ts';
import type { Dictionary } from './model/dictionary.ts';
import type { AnswerRequest, GatewayRequest } from './model/gateway.ts';
import type { Graph } from './model/graph.ts';
import type { PlanningContext } from './model/plan.ts';
import type { Purpose } from './model/purpose.ts';
import type { ScalarRule } from './model/scalars/scalarRule.ts';
import type { RequestContext, Source, SourceId } from './model/source.ts';
import { printProvenance, type MinistryNames } from './printProvenance.ts';

/** A field of which nobody said what it is, is treated as the narrowest. */
const UNCLASSIFIED = { dataClass: 'SENSITIVE', owner: '' } as const;

/** Labels of progressive overrides belong to supergraphs composed elsewhere. */
const NO_LABELS: ReadonlySet<string> = new Set();

export interface GatewayParts {
  readonly dictionary: Dictionary;
  readonly graph: Graph;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly ministries: ReadonlyMap<SourceId, MinistryNames>;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  /** What an operation may cost at most where the purpose does not say; anything when left out. */
  readonly costBudget?: number;
  readonly costs?: NonNullable<EngineParts['costs']>;
  readonly persisted?: NonNullable<EngineParts['persisted']>;
  /** Hears of every fetch that failed as a whole, with its cause: for the log, never for a client. */
  readonly onIncident: (incident: FetchIncident) => void;
}

/**
 * The road of a request, in its order: who asks and why, then what is asked, who answers, the answer (`src/engine.ts`).
 * The stages do not know each other; these two files do.
 */
export function createGateway(parts: GatewayParts): AnswerRequest {
  const { graph, dictionary, purposes, clock } = parts;
  const elements = fieldClasses(dictionary);
  const answer = createEngine({
    ...parts,
    classOf: (type, field) => elements.get(`${type}.${field}`)?.dataClass,
    describe: (plan, provenance) => printProvenance(plan, provenance, parts.ministries),
  });

  return async (request) => {
    const caller = request.token === undefined ? undefined : await parts.authenticate(request.token);
    const profile = accessProfile(purposes, caller, request, today(clock));
    const costBudget = profile.costBudget ?? parts.costBudget;
    const access = {
      profileId: profile.id,
      refuse: refuseFor(profile),
      planning: planningFor(profile),
      ...(costBudget === undefined ? {} : { costBudget }),
    };
    return answer(request, access, contextOf(request, caller));
  };

  function refusal(profile: AccessProfile, coordinate: string): Refusal | undefined {
    return refusalOf(profile, elements.get(coordinate) ?? UNCLASSIFIED, purposes);
  }

  /** What may not be read is not fetched either, not even as a key. */
  function planningFor(profile: AccessProfile): PlanningContext {
    return {
      id: profile.id,
      refuses: (type, field) => refusal(profile, `${type}.${field}`) !== undefined,
      labels: NO_LABELS,
      weightOf: () => 1,
    };
  }

  /** A field that needs another one (`@requires`) is refused with it: nothing is fetched that could not be asked for. */
  function refuseFor(profile: AccessProfile): (type: string, field: string) => Refusal | undefined {
    return (type, field) => {
      const coordinate = `${type}.${field}`;
      const own = refusal(profile, coordinate);
      if (own !== undefined) return own;
      const dependency = graph.requiredFields.get(coordinate)?.find((needed) => refusal(profile, needed) !== undefined);
      return dependency === undefined ? undefined : { code: 'FIELD_NEEDS_REFUSED', params: { dependency } };
    };
  }
}

/** What sources may know of the request. */
function contextOf(request: GatewayRequest, caller: Caller | undefined): RequestContext {
  const { requestId, purpose, caseId, wantsProvenance } = request;
  return {
    requestId,
    wantsProvenance,
    ...(purpose === undefined ? {} : { purpose }),
    ...(caseId === undefined ? {} : { caseId }),
    ...(caller && { role: caller.role }),
    ...(caller?.agency === undefined ? {} : { agency: caller.agency }),
    ...(caller?.officer === undefined ? {} : { officer: caller.officer }),
  };
}
