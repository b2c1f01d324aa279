import type { AccessRules } from '../../access/accessRules.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Caller } from '../../model/access.ts';
import type { Purpose } from '../../model/purpose.ts';

/** For whom a mock is started; what is left out is made up so that the purpose admits it. */
export interface MockProfile {
  readonly role: string;
  readonly purpose: string;
  readonly agency?: string | undefined;
  /** Facility of a doctor, tax code of an enterprise. */
  readonly organisation?: string | undefined;
  /** Unit for which an officer is competent; the whole country when left out. */
  readonly jurisdiction?: string | undefined;
  /** A citizen's own number. */
  readonly personalId?: string | undefined;
  /** Case of requests that name none. */
  readonly caseId?: string | undefined;
}

/** Who asks the mock, and what requests state that state nothing. */
export interface MockCaller {
  readonly caller: Caller;
  readonly purpose: Purpose;
  readonly caseId: string | undefined;
}

const COUNTRY = '00';
/** A case for who has not said any: the day on which the mock stands still follows. */
const ANY_OFFICE = 'H29.21';
const ANY_FACILITY = '79001';
/** An officer's own number, which nobody looks up. */
const OFFICER = '001090900001';

/**
 * Makes the caller of a profile; who signs in for themselves and says no number has none yet.
 *
 * - `today`: the day on which the mock stands still, `YYYY-MM-DD`
 * - throws `ROLE_UNKNOWN`, and what `AccessRules.admit` throws where the role is not admitted to the purpose
 */
export function mockCaller(profile: MockProfile, rules: AccessRules, today: string): MockCaller {
  const { role, purpose: code, jurisdiction = COUNTRY } = profile;
  const kind = rules.rules.roles.get(role)?.kind;
  if (kind === undefined) throw new GatewayError('ROLE_UNKNOWN', { role });
  const stated = rules.purposes.get(code);
  if (stated === undefined) throw new GatewayError('PURPOSE_UNKNOWN');
  const agency = profile.agency ?? agencyFor(stated, role, kind);
  const organisation = profile.organisation ?? (stated.rowRule === 'open-encounter' ? ANY_FACILITY : undefined);
  const caller: Caller = {
    issuer: 'mock',
    subject: `mock/${role}`,
    kind,
    role,
    assurance: 'level-2',
    jurisdiction,
    ...(agency === undefined ? {} : { agency }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(kind === 'officer' ? { officer: OFFICER } : {}),
    ...(kind !== 'officer' && profile.personalId !== undefined ? { personalId: profile.personalId } : {}),
  };
  const caseId = profile.caseId ?? caseFor(stated, caller, today);
  const purpose = rules.admit(caller, { purpose: code, caseId: caseId ?? '', emergency: 'mock' }, today) ?? stated;
  return { caller, purpose, caseId };
}

/** An agency that the purpose admits in that role: `G18.*` is met by `G18.01`. */
function agencyFor({ admitted }: Purpose, role: string, kind: Caller['kind']): string | undefined {
  const pattern = admitted.find((each) => each.role === role)?.agencies[0];
  if (pattern === undefined || pattern === 'any') return kind === 'officer' ? ANY_OFFICE : undefined;
  if (pattern === 'H*') return ANY_OFFICE;
  return pattern.replace(/\.?\*$/, '.01');
}

function caseFor({ rowRule, caseRequired }: Purpose, caller: Caller, today: string): string | undefined {
  if (!caseRequired) return undefined;
  const day = today.slice(2).replaceAll('-', '');
  if (rowRule === 'open-encounter') return `${caller.organisation ?? ANY_FACILITY}${day}000001`;
  return `${caller.agency ?? ANY_OFFICE}-${day}-0001`;
}
