import { createClient, type Client } from 'lienthong/client';

/** Somebody whom the simulated identity service vouches for. In production, whoever has signed in. */
export interface Persona {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
}

const tokens = new Map<string, string>();

/** A token of the simulated identity service. In production: of your sign-in (OpenID Connect). */
async function tokenOf(persona: string, isRefused: boolean): Promise<string> {
  const known = tokens.get(persona);
  if (known !== undefined && !isRefused) return known;
  const response = await fetch('/api/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  tokens.set(persona, token);
  return token;
}

/** The client of who is signed in, for a purpose. */
export function clientFor(persona: string, purpose: string): Client {
  return createClient({ url: '/graphql', purpose, token: ({ isRefused }) => tokenOf(persona, isRefused) });
}
