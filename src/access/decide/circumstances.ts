import { matchesAgency } from '../agencyPattern.ts';
import type { CallerKind, Reach } from '../cedar/schemaText.ts';
import type { Caller } from '../../model/access.ts';
import type { Role } from '../rules/roleRows.ts';

/**
 * Everything about a request that decisions depend on, and nothing else: two requests that are alike in it share their
 * decisions, normal forms and plans. It holds no personal data and no agency, only which of the patterns of agencies that
 * the rules speak of match.
 */
export interface Circumstances {
  readonly kind: CallerKind;
  /** A role that the rules know for callers of this kind; absent for others. */
  readonly role?: string | undefined;
  /** Patterns of the rules that match the caller's agency, sorted. */
  readonly agencies: readonly string[];
  /** Stated purpose; absent without a token, as then it opens nothing. */
  readonly purpose?: string | undefined;
  /** Level of the electronic identity: 2 for `level-2`, 0 where the token does not say. */
  readonly assurance: number;
  readonly reach: Reach;
  /** Groups for which there is a consent receipt, sorted. */
  readonly consented: readonly string[];
  readonly emergency: boolean;
}

/** The circumstances of a caller who has stated nothing. */
export function circumstancesOf(
  rules: { readonly roles: ReadonlyMap<string, Role>; readonly patterns: readonly string[] },
  caller: Caller | undefined,
): Circumstances {
  // An issuer that may vouch for citizens alone would otherwise make an officer by the role.
  const isKnownRole = caller !== undefined && rules.roles.get(caller.role)?.kind === caller.kind;
  return {
    kind: caller?.kind ?? 'nobody',
    role: isKnownRole ? caller.role : undefined,
    agencies: caller === undefined ? [] : rules.patterns.filter((pattern) => matchesAgency(pattern, caller.agency)),
    assurance: levelOf(caller?.assurance),
    reach: reachOf(caller?.jurisdiction),
    consented: [],
    emergency: false,
  };
}

/** What a request may state besides. */
export interface StatedCircumstances {
  readonly purpose?: string;
  /** Groups for which there is a consent receipt. */
  readonly consented?: readonly string[];
  readonly emergency?: boolean;
}

/** The circumstances of a request, of those of its caller. */
export function withStated(
  standing: Circumstances,
  { purpose, consented = [], emergency = false }: StatedCircumstances,
): Circumstances {
  const { kind, role, agencies, assurance, reach } = standing;
  return {
    kind,
    role,
    agencies,
    assurance,
    reach,
    purpose: kind === 'nobody' ? undefined : purpose,
    consented: consented.toSorted(),
    emergency,
  };
}

/** The same text for the same circumstances. */
export function circumstancesKey(circumstances: Circumstances): string {
  const { kind, role, agencies, purpose, assurance, reach, consented, emergency } = circumstances;
  return [
    kind,
    role ?? '',
    agencies.join('+'),
    purpose ?? '',
    assurance,
    reach,
    consented.join('+'),
    emergency ? 'emergency' : '',
  ].join('/');
}

/** The number of `level-2`; 0 for everything that is no level. */
function levelOf(assurance: string | undefined): number {
  return Number(/^level-(\d)$/.exec(assurance ?? '')?.[1] ?? 0);
}

/** `00` is the whole country, two digits a province, five a commune. */
function reachOf(jurisdiction: string | undefined): Reach {
  if (jurisdiction === '00') return 'COUNTRY';
  if (jurisdiction === undefined) return 'NONE';
  return jurisdiction.length <= 2 ? 'PROVINCE' : 'COMMUNE';
}
