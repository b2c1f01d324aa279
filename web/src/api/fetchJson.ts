/** Reads JSON from the gateway; an answer other than 2xx is an error whose message is the gateway's own. */
export async function fetchJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  const body = (await response.json()) as T & { errors?: { message: string }[] };
  if (!response.ok)
    throw new Error(body.errors?.[0]?.message ?? `The gateway answered with status ${response.status}.`);
  return body;
}
