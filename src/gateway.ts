import { accessProfile } from './access/accessProfile.ts';
import type { Authenticate } from './access/authenticate.ts';
import { refusalOf } from './access/refusalOf.ts';
import { completeBody, withId } from './answerText.ts';
import { today, type Clock } from './clock.ts';
import { fieldClasses } from './dictionary/fieldClasses.ts';
import { createDocumentStage } from './document/createDocumentStage.ts';
import { createExecutor } from './execute/createExecutor.ts';
import type { FetchIncident } from './execute/executionRun.ts';
import type { AccessProfile, Caller, Refusal } from './model/access.ts';
import type { Dictionary } from './model/dictionary.ts';
import type { AnswerRequest, GatewayAnswer, GatewayRequest } from './model/gateway.ts';
import type { Graph } from './model/graph.ts';
import type { PreparedOperation } from './model/operation.ts';
import type { Purpose } from './model/purpose.ts';
import type { ScalarRule } from './model/scalars/scalarRule.ts';
import type { RequestContext, Source, SourceId } from './model/source.ts';
import { createPlanner } from './plan/createPlanner.ts';
import { PlanCache } from './plan/planCache.ts';
import { printProvenance, type MinistryNames } from './printProvenance.ts';

/** A field of which nobody said what it is, is treated as the narrowest. */
const UNCLASSIFIED = { dataClass: 'SENSITIVE', owner: '' } as const;

/** Entities in one request to a source that states no limit of its own (count). */
const DEFAULT_BATCH = 1_000;

/** Plans kept for operations seen before (count). */
const CACHED_PLANS = 5_000;

export interface GatewayParts {
  readonly dictionary: Dictionary;
  readonly graph: Graph;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly ministries: ReadonlyMap<SourceId, MinistryNames>;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  /** Hears of every fetch that failed as a whole, with its cause: for the log, never for a client. */
  readonly onIncident: (incident: FetchIncident) => void;
}

/**
 * The road of a request, in its order: who asks and why, what is asked, who answers, the answer.
 * The stages do not know each other; this file does.
 */
export function createGateway(parts: GatewayParts): AnswerRequest {
  const { graph, dictionary, purposes, sources, scalars, clock } = parts;
  const elements = fieldClasses(dictionary);
  const documents = createDocumentStage({ schema: graph.schema });
  const planner = new PlanCache(createPlanner(graph.supergraphSdl), { maxPlans: CACHED_PLANS });
  const executor = createExecutor({
    sources,
    schema: graph.schema,
    scalars,
    classOf: (type, field) => elements.get(`${type}.${field}`)?.dataClass,
    batchLimit: (id) => sources.get(id)?.batchLimit ?? DEFAULT_BATCH,
    onIncident: parts.onIncident,
  });

  return async (request) => {
    const caller = request.token === undefined ? undefined : await parts.authenticate(request.token);
    const profile = accessProfile(purposes, caller, request, today(clock));
    const { query = '' } = request;
    // Neither planner nor executor can yet deliver a part later, or events.
    const accepts = { incremental: false, events: false };
    const outcome = documents.prepare(
      { ...request, query, accepts },
      { profileId: profile.id, refuse: refuseFor(profile) },
    );
    if (!outcome.ok) {
      const errors = outcome.errors.map(withId({ errorId: request.requestId }));
      return { kind: 'refused', status: outcome.status, errors };
    }
    return execute(outcome.prepared, contextOf(request, caller), request.signal);
  };

  /** A field that needs another one (`@requires`) is refused with it: nothing is fetched that could not be asked for. */
  function refuseFor(profile: AccessProfile): (type: string, field: string) => Refusal | undefined {
    const refusal = (coordinate: string) => refusalOf(profile, elements.get(coordinate) ?? UNCLASSIFIED, purposes);
    return (type, field) => {
      const coordinate = `${type}.${field}`;
      const own = refusal(coordinate);
      if (own !== undefined) return own;
      const dependency = graph.requiredFields.get(coordinate)?.find((needed) => refusal(needed) !== undefined);
      return dependency === undefined ? undefined : { code: 'FIELD_NEEDS_REFUSED', params: { dependency } };
    };
  }

  async function execute(
    { operation, variables }: PreparedOperation,
    context: RequestContext,
    signal: AbortSignal,
  ): Promise<GatewayAnswer> {
    const plan = planner.plan(operation.text);
    const answer = await executor.execute(plan, operation, variables, context, signal);
    const provenance = answer.provenance && printProvenance(plan, answer.provenance, parts.ministries);
    const extras = { errorId: context.requestId, ...(provenance && { extensions: { provenance } }) };
    return { kind: 'complete', body: completeBody(answer, extras) };
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
