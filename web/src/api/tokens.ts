import { fetchJson } from './fetchJson.ts';

interface IssuedToken {
  readonly access_token: string;
  readonly expires_in: number;
}

const kept = new Map<string, { readonly token: string; readonly untilMs: number }>();

/** A token for a persona from the simulated identity service; kept until half a minute before it expires. */
export async function tokenFor(persona: string): Promise<string> {
  const known = kept.get(persona);
  if (known !== undefined && known.untilMs > Date.now()) return known.token;
  const issued = await fetchJson<IssuedToken>('/api/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  kept.set(persona, { token: issued.access_token, untilMs: Date.now() + (issued.expires_in - 30) * 1_000 });
  return issued.access_token;
}
