import { PortalError } from './portalError.ts';
import type { AnswerError } from './types.ts';

/** Reads JSON from the gateway; an answer other than 2xx is a `PortalError` in the gateway's own words. */
export async function fetchJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  const body = (await response.json()) as T & { errors?: readonly AnswerError[] };
  if (response.ok) return body;
  throw new PortalError(body.errors?.[0] ?? unexplained(response.status));
}

function unexplained(status: number): AnswerError {
  return {
    message: `The gateway answered with status ${status}.`,
    extensions: { code: `HTTP_${status}`, messageVi: `Cổng trả lời với mã trạng thái ${status}.` },
  };
}
