import { join } from 'node:path';
import { openKeyRing, type KeyRing } from './keyRing.ts';
import { personas } from './personas.ts';
import type { Persona } from './persona.ts';

/** Who vouches for whom: agencies for their officers, the electronic identity for citizens and those who speak for an organisation. */
export const issuerIds = ['officers', 'eid'] as const;

export type IssuerId = (typeof issuerIds)[number];

/** One of the issuers, with keys that no other has. */
export interface Issuer {
  readonly id: IssuerId;
  /** What its address has after that of the service. */
  readonly path: string;
  readonly keys: KeyRing;
  readonly personas: readonly Persona[];
  /** Whether the key set is answered at all. */
  keySetDown: boolean;
}

/** Who signs the tokens of a persona. */
export function issuerOf(persona: Persona): IssuerId {
  return persona.isOfficer ? 'officers' : 'eid';
}

/** Opens both, with their keys in a folder. */
export async function openIssuers(dataDir: string): Promise<readonly Issuer[]> {
  const open = async (id: IssuerId, path: string, file: string): Promise<Issuer> => ({
    id,
    path,
    keys: await openKeyRing(join(dataDir, file)),
    personas: personas.filter((persona) => issuerOf(persona) === id),
    keySetDown: false,
  });
  return Promise.all([open('officers', '', 'identity-keys.json'), open('eid', '/eid', 'identity-eid-keys.json')]);
}
