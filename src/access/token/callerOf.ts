import type { JWTPayload } from 'jose';
import type { Caller } from '../../model/access.ts';
import { tokenError } from './tokenError.ts';

/** Longest claim that is taken over (characters). */
const CLAIM_LIMIT = 200;

/** Claims that are taken over when they are there, by the caller's property. */
const OPTIONAL_CLAIMS = {
  agency: 'agency',
  officer: 'officer',
  personalId: 'personal_id',
  organisation: 'organisation',
  jurisdiction: 'jurisdiction',
  assurance: 'assurance',
  purpose: 'purpose',
  caseId: 'case',
} as const;

const KINDS = ['officer', 'citizen', 'organisation'] as const satisfies readonly Caller['kind'][];

/** The claim without which somebody of a kind is nobody in particular. */
const IDENTIFIED_BY = { officer: 'officer', citizen: 'personal_id', organisation: 'organisation' } as const;

/**
 * Who asks, by the claims of a verified token.
 *
 * - `kinds`: whom the issuer may vouch for
 * - throws `TOKEN_INVALID`, naming the claim, for one that is missing, no text, too long or beyond the issuer's power
 */
export function callerOf(claims: JWTPayload, kinds: readonly Caller['kind'][]): Caller {
  const role = textClaim(claims, 'role');
  if (role === undefined) throw tokenError('role');
  const kind = kindOf(claims, role);
  if (!kinds.includes(kind)) throw tokenError('kind');
  const given = Object.entries(OPTIONAL_CLAIMS).map(([name, claim]) => [name, textClaim(claims, claim)] as const);
  return {
    issuer: claims.iss ?? '',
    subject: textClaim(claims, 'sub') ?? '',
    kind,
    role,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  };
}

/** As the claim `kind` says; where there is none, as the other claims show: officers state `officer`. */
function kindOf(claims: JWTPayload, role: string): Caller['kind'] {
  const stated = textClaim(claims, 'kind');
  if (stated === undefined) {
    if (textClaim(claims, 'officer') !== undefined) return 'officer';
    return role === 'citizen' || textClaim(claims, 'organisation') === undefined ? 'citizen' : 'organisation';
  }
  const kind = KINDS.find((known) => known === stated);
  if (kind === undefined) throw tokenError('kind');
  if (textClaim(claims, IDENTIFIED_BY[kind]) === undefined) throw tokenError(IDENTIFIED_BY[kind]);
  return kind;
}

/** Visible ASCII: claims go to sources in headers and stand in the record. */
function textClaim(claims: JWTPayload, name: string): string | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > CLAIM_LIMIT || !/^[\x21-\x7e]+$/.test(value)) throw tokenError(name);
  return value;
}
