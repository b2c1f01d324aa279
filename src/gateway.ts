import type { AccessRules } from './access/accessRules.ts';
import { checkAssurance } from './access/assurance.ts';
import { checkEmergency } from './access/checkEmergency.ts';
import type { Authenticate } from './access/authenticate.ts';
import { purposesOpening } from './access/purposesOpening.ts';
import { whileAdmitted } from './access/whileAdmitted.ts';
import { withStatedReason } from './access/statedReason.ts';
import { askOwnGraph } from './answer/askOwnGraph.ts';
import { today, type Clock } from './clock.ts';
import { consentScope } from './answer/consentScope.ts';
import { fieldClasses } from './dictionary/fieldClasses.ts';
import { createEngine, type EngineAccess, type EngineParts } from './engine.ts';
import { GatewayError } from './errors/gatewayError.ts';
import { knownError } from './errors/knownError.ts';
import type { FetchIncident } from './execute/executionRun.ts';
import { createMayI } from './answer/mayI.ts';
import type { AccessProfile, Caller, Refusal } from './model/access.ts';
import type { Consent, ConsentReader } from './model/consent.ts';
import type { Dictionary } from './model/dictionary.ts';
import type { AdmitEmergency } from './model/emergency.ts';
import type { AnswerRequest, GatewayRequest } from './model/gateway.ts';
import type { Graph } from './model/graph.ts';
import type { Quarantine, Quarantined } from './model/drift.ts';
import type { MaskRule } from './model/mask.ts';
import type { AskOwnGraph } from './model/ownGraph.ts';
import type { PlanningContext } from './model/plan.ts';
import type { BeforeAnswer } from './model/record.ts';
import { grounds, needsRefused, type Grounds } from './model/refusal.ts';
import type { RowScope } from './model/rows.ts';
import type { ScalarRule } from './model/scalars/scalarRule.ts';
import type { RequestContext, Source, SourceId } from './model/source.ts';
import { printProvenance, type MinistryNames } from './answer/printProvenance.ts';

/** Labels of progressive overrides belong to supergraphs composed elsewhere. */
const NO_LABELS: ReadonlySet<string> = new Set();

/** Whose rows this request may see; the case that it names is asked for in the gateway's own graph. */
export type RowsOf = (
  profile: AccessProfile,
  caller: Caller | undefined,
  request: GatewayRequest,
  lookup: { readonly context: RequestContext; readonly ask: AskOwnGraph },
) => Promise<RowScope | undefined>;

/** Who writes down what becomes of this request. */
export type RecordOf = (
  profile: AccessProfile,
  caller: Caller | undefined,
  request: GatewayRequest,
) => BeforeAnswer | undefined;

/** Writes down that a request was refused before its document was looked at; never rejects. */
export type RecordRefusal = (error: GatewayError, caller: Caller | undefined, request: GatewayRequest) => Promise<void>;

/** A request that may be answered, and how far. */
interface Admitted {
  readonly request: GatewayRequest;
  readonly access: EngineAccess;
  readonly context: RequestContext;
}

/** What a request may do, and on whose consent. */
interface Allowed {
  readonly profile: AccessProfile;
  readonly consent?: Consent;
}

/** What a profile may read, and how it is planned for. */
type FieldAccess = Pick<EngineAccess, 'profileId' | 'refuse' | 'mask' | 'planning'>;

export interface GatewayParts {
  readonly dictionary: Dictionary;
  readonly graph: Graph;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  readonly sources: ReadonlyMap<SourceId, Source>;
  /** Elements that are kept back, as their source has begun to break their rules; none when left out. */
  readonly quarantine?: Quarantine;
  /** Sources that are down; see `EngineParts`. */
  readonly sourcesDown?: () => readonly SourceId[];
  readonly sourceWeights?: NonNullable<EngineParts['sourceWeights']>;
  readonly ministries: ReadonlyMap<SourceId, MinistryNames>;
  /** The rules of access that hold now. */
  readonly access: () => AccessRules;
  /** Receipts of consent; without it there are none. */
  readonly consents?: ConsentReader;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  /** What an operation may cost at most where the purpose does not say; anything when left out. */
  readonly costBudget?: number;
  readonly costs?: NonNullable<EngineParts['costs']>;
  readonly persisted?: NonNullable<EngineParts['persisted']>;
  /** Whose rows the objects of each type are, and which arguments name whom; nobody's and none when left out. */
  readonly subjects?: NonNullable<EngineParts['subjects']>;
  readonly subjectScalars?: NonNullable<EngineParts['subjectScalars']>;
  readonly ownTypes?: NonNullable<EngineParts['ownTypes']>;
  /** Whose rows a caller may see for a purpose and a case; rejects when the case does not hold. Anybody's when left out. */
  readonly rowsOf?: RowsOf;
  /** Who writes down what an answer told; nobody when left out. */
  readonly recordOf?: RecordOf;
  readonly recordRefusal?: RecordRefusal;
  /** Hears of every emergency access before anything is fetched; without it there is none. */
  readonly admitEmergency?: AdmitEmergency;
  /** Is given the way by which the gateway asks its own graph. */
  readonly onOwnGraph?: (ask: AskOwnGraph) => void;
  /** What an answer says of itself besides, as elements that are under investigation. */
  readonly noticeOf?: EngineAccess['noticeOf'];
  /** Hears of every fetch that failed as a whole, with its cause: for the log, never for a client. */
  readonly onIncident: (incident: FetchIncident) => void;
}

/**
 * The road of a request, in its order: who asks and why, then what is asked, who answers, the answer (`src/engine.ts`).
 * The stages do not know each other; these two files do.
 */
export function createGateway(parts: GatewayParts): AnswerRequest {
  const { graph, dictionary, clock } = parts;
  const elements = fieldClasses(dictionary);
  const fieldAccess = new WeakMap<AccessProfile, FieldAccess>();
  const narrowed = new WeakMap<
    FieldAccess,
    { readonly current: readonly Quarantined[]; readonly access: FieldAccess }
  >();
  const answer = createEngine({
    ...parts,
    classOf: (type, field) => elements.get(`${type}.${field}`)?.dataClass,
    describe: (plan, provenance) => printProvenance(plan, provenance, parts.ministries),
  });

  const ask = askOwnGraph(answer);
  parts.onOwnGraph?.(ask);

  return async (asked) => {
    let caller: Caller | undefined;
    let request = asked;
    let admitted: Admitted;
    try {
      const { token, clientCertificate } = asked;
      caller = token === undefined ? undefined : await parts.authenticate(token, clientCertificate);
      request = withStatedReason(asked, caller);
      admitted = await admit(request, caller);
    } catch (error) {
      await parts.recordRefusal?.(knownError(error), caller, request);
      throw error;
    }
    return answer(admitted.request, admitted.access, admitted.context);
  };

  /** What a caller may do; rejects when the request as a whole may not be. */
  async function admit(request: GatewayRequest, caller: Caller | undefined): Promise<Admitted> {
    checkEmergency(parts.access().purposes, caller, request);
    const { profile, consent } = await profileOf(caller, request);
    checkAssurance(caller, profile, elements);
    const context = contextOf(request, caller);
    const notice = await emergencyNotice(profile, caller, request);
    const { profileId, refuse, mask, planning } = keptBack(fieldAccessOf(profile));
    const rows = withArticle(
      needsConsent(profile)
        ? consentScope(consent)
        : await parts.rowsOf?.(profile, caller, request, { context: { ...context, wantsProvenance: false }, ask }),
      profile,
    );
    const access = {
      profileId,
      refuse,
      mask,
      planning,
      rows,
      beforeAnswer: parts.recordOf?.(profile, caller, request),
      mayGoOn: whileAdmitted(caller, {
        nowMs: clock.nowMs,
        rules: parts.access,
        admit: () => parts.access().admit(caller, request, today(clock)),
      }),
      notice,
      noticeOf: parts.noticeOf,
      costBudget: profile.costBudget ?? parts.costBudget,
    };
    const openedBy = (coordinate: string) => purposesOpening(parts.access(), caller, coordinate, today(clock));
    const mayI = createMayI({ decide: answer.decide, access, profile, ministries: parts.ministries, openedBy });
    return { request, access, context: { mayI, ownNumbers: ownNumbersIn(rows, profile), ...context } };
  }

  /** What the caller may do, under the rules that hold when the request comes. */
  async function profileOf(caller: Caller | undefined, request: GatewayRequest): Promise<Allowed> {
    const rules = parts.access();
    const purpose = rules.admit(caller, request, today(clock));
    if (caller === undefined || purpose === undefined) return { profile: rules.profile(caller, {}) };
    const { code, consent } = purpose;
    const query = { caller, purpose: code, ...(request.caseId === undefined ? {} : { caseId: request.caseId }) };
    const receipt = consent.length === 0 ? undefined : await parts.consents?.find(query);
    const consented = (receipt?.groups ?? []).filter((group) => consent.includes(group));
    const profile = rules.profile(caller, { purpose: code, consented, emergency: request.emergency !== undefined });
    return receipt === undefined ? { profile } : { profile, consent: receipt };
  }

  /** Flags an emergency access; what the answer then says of it. Without who hears of it there is no such access. */
  async function emergencyNotice(profile: AccessProfile, caller: Caller | undefined, request: GatewayRequest) {
    if (profile.purpose?.emergency !== true || caller === undefined) return undefined;
    if (parts.admitEmergency === undefined) throw new GatewayError('EMERGENCY_NOT_FOR_ROLE');
    const { requestId } = request;
    const { agency, role, officer = caller.subject } = caller;
    await parts.admitEmergency({ requestId, officer, agency, role, purpose: profile.purpose.code });
    return { emergency: { reviewId: requestId } };
  }

  /** What a profile comes to is the same for every request with it. */
  function fieldAccessOf(profile: AccessProfile): FieldAccess {
    const known = fieldAccess.get(profile);
    if (known !== undefined) return known;
    const { id: profileId } = profile;
    const made = { profileId, refuse: refuseFor(profile), mask: maskFor(profile), planning: planningFor(profile) };
    fieldAccess.set(profile, made);
    return made;
  }

  /** Without what is kept back at the moment, and what would be computed from it. */
  function keptBack(access: FieldAccess): FieldAccess {
    const { quarantine } = parts;
    const current = quarantine?.current() ?? [];
    if (quarantine === undefined || current.length === 0) return access;
    const known = narrowed.get(access);
    if (known?.current === current) return known.access;
    const refusalOf = (coordinate: string) =>
      [coordinate, ...(graph.requiredFields.get(coordinate) ?? [])].map(quarantine.refusalOf).find(Boolean);
    const made = {
      ...access,
      profileId: `${access.profileId}\nwithout ${current.map(({ element }) => element).join(' ')}`,
      refuse: (type: string, field: string) => access.refuse(type, field) ?? refusalOf(`${type}.${field}`),
    };
    narrowed.set(access, { current, access: made });
    return made;
  }

  /** What may not be used is not fetched either, not even as a key. */
  function planningFor(profile: AccessProfile): PlanningContext {
    return {
      id: profile.id,
      refuses: (type, field) => !profile.mayUse(`${type}.${field}`),
      groundsOf: (coordinate) => groundsOf(profile, coordinate),
      labels: NO_LABELS,
      weightOf: () => 1,
    };
  }

  /** A field that needs another one (`@requires`) is refused with it: nothing is fetched that may not be used. */
  function refuseFor(profile: AccessProfile): (type: string, field: string) => Refusal | undefined {
    return (type, field) => {
      const coordinate = `${type}.${field}`;
      const decision = profile.decide(coordinate);
      if (decision.kind === 'refused') return decision.refusal;
      const dependency = graph.requiredFields.get(coordinate)?.find((needed) => !profile.mayUse(needed));
      return dependency === undefined ? undefined : needsRefused(dependency, groundsOf(profile, dependency));
    };
  }
}

/** How a text is shown in part for a profile. */
function maskFor(profile: AccessProfile): (type: string, field: string) => MaskRule | undefined {
  return (type, field) => {
    const decision = profile.decide(`${type}.${field}`);
    return decision.kind === 'allowed' ? decision.mask : undefined;
  };
}

/** On what grounds a field is refused to a profile. */
function groundsOf(profile: AccessProfile, coordinate: string): Grounds {
  const decision = profile.decide(coordinate);
  return decision.kind === 'refused' ? grounds(decision.refusal) : {};
}

/** Whose rows may be seen, and on which article the others are refused. */
function withArticle(rows: RowScope | undefined, { purpose }: AccessProfile): RowScope | undefined {
  return rows === undefined || purpose === undefined ? rows : { article: purpose.basis, ...rows };
}

/** Whether the case that the request names is a receipt of consent. */
function needsConsent({ purpose }: AccessProfile): boolean {
  return purpose !== undefined && purpose.consent.length > 0;
}

/** All numbers of a caller who asks about themselves: those whose rows they see. */
function ownNumbersIn(rows: RowScope | undefined, { purpose }: AccessProfile): (() => readonly string[]) | undefined {
  const numbers = purpose?.rowRule === 'self' ? rows?.admitted?.get('person') : undefined;
  return numbers && (() => [...numbers]);
}

/** What sources may know of the request. */
function contextOf(request: GatewayRequest, caller: Caller | undefined): RequestContext {
  const { requestId, purpose, caseId, wantsProvenance } = request;
  const personalId = caller?.personalId;
  return {
    requestId,
    wantsProvenance,
    purpose,
    caseId,
    role: caller?.role,
    agency: caller?.agency,
    officer: caller?.officer,
    ownPersonalId: personalId === undefined ? undefined : () => personalId,
  };
}
