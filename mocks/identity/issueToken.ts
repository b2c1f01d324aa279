import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import type { Persona } from './persona.ts';
import type { SigningKey } from './signingKey.ts';

/** Whom tokens are for: the gateway. */
export const audience = 'lienthong';

export interface TokenRequest {
  readonly persona: Persona;
  readonly purpose: string | undefined;
  readonly key: SigningKey;
  readonly issuer: string;
  readonly lifetimeS: number;
  readonly nowS: number;
}

/** Signs a token that says who asks, for which agency, with what assurance. The name is for the screen only. */
export function issueToken({ persona, purpose, key, issuer, lifetimeS, nowS }: TokenRequest): Promise<string> {
  const claims = {
    role: persona.role,
    name: persona.nameVi,
    jurisdiction: persona.jurisdiction,
    assurance: persona.assurance,
    ...(persona.agency === undefined ? {} : { agency: persona.agency }),
    ...(persona.isOfficer ? { officer: persona.personalId } : { personal_id: persona.personalId }),
    ...(persona.organisation === undefined ? {} : { organisation: persona.organisation }),
    ...(purpose === undefined ? {} : { purpose }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(persona.id)
    .setJti(randomUUID())
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + lifetimeS)
    .sign(key.privateKey);
}
